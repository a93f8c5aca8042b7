/**
 * One part of the tests, run to its end with a sign of life now and then.
 */
import { step } from './log.mjs';
import { root } from './paths.mjs';
import { runGroup } from './process.mjs';

/**
 * Runs a part. It counts as failed when its program says so, and when it ran nothing.
 *
 * @param {import('./parts.mjs').Part} part
 * @return {Promise<{ part: import('./parts.mjs').Part, ok: boolean, passed: number, failed: number, skipped: number, seconds: number, output: string }>} How it went.
 */
export async function runPart( part ) {
	const start = Date.now();
	let output = '';
	const alive = setInterval( () => {
		const last = output.trimEnd().split( '\n' ).at( -1 )?.trim();
		step( `… ${ part.shows }: ${ last?.slice( 0, 120 ) ?? '' }` );
	}, 60_000 );
	const code = await runGroup( 'npm', [ 'run', '--silent', part.name ], {
		cwd: root,
		env: { FORCE_COLOR: '0' },
		minutes: part.minutes,
		show: ( text ) => ( output += text ),
	} );
	clearInterval( alive );
	const seconds = Math.round( ( Date.now() - start ) / 1000 );
	return { part, output, seconds, ...judge( part, output, code ) };
}

function judge( part, output, code ) {
	const counts = part.count( output, code );
	const ok = code === 0 && counts.failed === 0 && counts.passed > 0;
	// What failed without a test that did (no site, no browser, no test at all) is one failure.
	return { ...counts, failed: ok ? 0 : Math.max( 1, counts.failed ), ok };
}
