import { defineConfig, devices } from '@playwright/test';
import { browser } from './e2e/server/browser.mjs';
import { facts } from './e2e/support/facts';

const executablePath = browser();
const given = facts();

/** Random sequences are a run of their own: npm run chaos model. */
const MODEL = '**/model/*.spec.ts';
const isModel = given.kind === 'native' && !! given.model;

export default defineConfig( {
	testDir: './e2e',
	...( isModel ? { testMatch: MODEL } : { testIgnore: MODEL } ),
	outputDir: facts().artifacts,
	snapshotPathTemplate: '{testDir}/snapshots/{arg}{ext}',
	fullyParallel: true,
	forbidOnly: !! process.env.CI,
	retries: 0,
	// Playground has one PHP process, and the same people for all tests.
	workers: facts().kind === 'playground' ? 1 : 2,
	// PHP in WebAssembly is slow, and so are machines that do something else besides.
	timeout: facts().kind === 'playground' ? 180_000 : 90_000,
	expect: { timeout: facts().kind === 'playground' ? 60_000 : 15_000 },
	reporter: [ [ 'list' ] ],
	updateSnapshots: process.env.CI ? 'none' : 'missing',
	use: {
		...devices[ 'Desktop Chrome' ],
		baseURL: facts().url,
		locale: 'en-US',
		// It takes a fifth of the time; `--trace on` records one.
		trace: 'off',
		screenshot: 'only-on-failure',
		launchOptions: {
			...( executablePath ? { executablePath } : {} ),
			args: [
				'--no-sandbox',
				'--disable-gpu',
				'--disable-quic',
				'--no-first-run',
				'--disable-background-networking',
				'--disable-component-update',
				'--disable-sync',
				'--host-resolver-rules=MAP *.test 127.0.0.1',
			],
		},
	},
} );
