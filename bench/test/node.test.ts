/** Commands are modules of Node's own, which Jest cannot load: their tests run in Node's own test runner. */

import { spawnSync } from 'node:child_process';

test.each( [
	'bench/test/rows.test.mjs',
	'bin/zip/archive.test.mjs',
	'bin/zip/content.test.mjs',
] )( '%s', ( file ) => {
	const { status, stdout } = spawnSync(
		process.execPath,
		[ '--test', file ],
		{
			encoding: 'utf8',
		}
	);

	expect( status === 0 ? '' : stdout ).toBe( '' );
} );
