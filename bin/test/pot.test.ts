import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';

const bin = path.join( __dirname, '..' );

describe( 'languages/inkfast.pot', () => {
	it( 'holds the words that PHP and the built script have now: if not, npm run build && npm run pot', async () => {
		await promisify( execFile )( process.execPath, [
			path.join( bin, 'pot.mjs' ),
			'--check',
		] );
		// On a fresh machine it installs PHP first.
	}, 300_000 );
} );
