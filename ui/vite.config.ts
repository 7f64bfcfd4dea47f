import { svelte } from '@sveltejs/vite-plugin-svelte';
import { svelteTesting } from '@testing-library/svelte/vite';
import { defineConfig } from 'vitest/config';
import type { Plugin } from 'vite';

/**
 * Every engine that can run this window reads woff2; the older copies would double the size of the program.
 * And on a system without a Chinese face, swapping would show boxes until the slice is read from disk.
 */
function ownFonts(): Plugin {
  return {
    name: 'own-fonts',
    enforce: 'pre',
    transform(css, id) {
      if (!id.includes('@fontsource') || !id.endsWith('.css')) return null;
      return css
        .replace(/,\s*url\([^)]*\.woff\)\s*format\('woff'\)/g, '')
        .replace(/font-display:\s*swap/g, 'font-display: block');
    },
  };
}

export default defineConfig(({ mode }) => ({
  plugins: [ownFonts(), svelte(), ...(mode === 'test' ? [svelteTesting()] : [])],
  clearScreen: false,
  // The stand-in of the program reads the directory where the program has it.
  server: { port: 5199, strictPort: true, fs: { allow: ['..'] } },
  build: {
    target: ['safari17', 'chrome120'],
    // The window's policy allows files of our own only, so nothing may become a data: address.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
  },
  test: {
    environment: 'happy-dom',
    include: ['src/**/*.test.ts'],
    restoreMocks: true,
    // A busy machine is slow, not wrong: reading the map's coast once took six seconds.
    testTimeout: 60_000,
  },
}));
