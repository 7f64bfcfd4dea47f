/** How long the first page may wait for a face. */
const patience = 400;

/**
 * Waits until the Chinese face has what the first page says, so that a system without one of its own paints no
 * boxes. A face that does not come in time is not waited for.
 */
export async function facesFor(words: string): Promise<void> {
  const faces = document.fonts as FontFaceSet | undefined;
  if (!faces) return;
  const read = Promise.all(['400', '600'].map((weight) => faces.load(`${weight} 14px "Noto Sans SC"`, words)));
  const late = new Promise((done) => setTimeout(done, patience));
  await Promise.race([read.catch(() => null), late]);
}
