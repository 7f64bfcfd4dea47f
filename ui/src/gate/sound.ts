import type { GateVerdictWord } from '../ipc/contract';

/** What a verdict sounds like: one short high tone, or two low ones. */
export const tones: Readonly<Record<GateVerdictWord, readonly { hertz: number; at: number; seconds: number }[]>> = {
  admit: [{ hertz: 1318, at: 0, seconds: 0.14 }],
  ask: [
    { hertz: 330, at: 0, seconds: 0.16 },
    { hertz: 330, at: 0.24, seconds: 0.16 },
  ],
  refuse: [
    { hertz: 196, at: 0, seconds: 0.24 },
    { hertz: 165, at: 0.32, seconds: 0.34 },
  ],
};

let context: AudioContext | null = null;

/** The tones of the gate. A computer without sound stays silent; nothing depends on it. */
export const sounds = {
  play(verdict: GateVerdictWord): void {
    try {
      context ??= new AudioContext();
      const from = context.currentTime + 0.02;
      for (const tone of tones[verdict]) {
        const source = context.createOscillator();
        const gain = context.createGain();
        source.type = 'sine';
        source.frequency.value = tone.hertz;
        // ramps, so that it does not click
        gain.gain.setValueAtTime(0, from + tone.at);
        gain.gain.linearRampToValueAtTime(0.22, from + tone.at + 0.015);
        gain.gain.setValueAtTime(0.22, from + tone.at + tone.seconds - 0.03);
        gain.gain.linearRampToValueAtTime(0, from + tone.at + tone.seconds);
        source.connect(gain).connect(context.destination);
        source.start(from + tone.at);
        source.stop(from + tone.at + tone.seconds);
      }
    } catch {
      context = null;
    }
  },
};
