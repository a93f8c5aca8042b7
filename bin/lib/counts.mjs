/**
 * How many tests ran, read from what each tool prints at its end.
 *
 * @typedef {{ passed: number, failed: number, skipped: number }} Counts
 */

/** A check that has no tests inside: it holds or not. */
export const check = ( output, code ) => ( {
	passed: code === 0 ? 1 : 0,
	failed: code === 0 ? 0 : 1,
	skipped: 0,
} );

/** `Tests:       1 failed, 2 skipped, 30 passed, 33 total` */
export function jest( output ) {
	const line = /^Tests:\s+(.*)$/m.exec( plain( output ) )?.[ 1 ] ?? '';
	const number = ( word ) =>
		Number( new RegExp( `(\\d+) ${ word }` ).exec( line )?.[ 1 ] ?? 0 );
	return {
		passed: number( 'passed' ),
		failed: number( 'failed' ),
		skipped: number( 'skipped' ) + number( 'todo' ),
	};
}

/** `ℹ pass 30`, of Node's own runner. */
export function node( output ) {
	const number = ( word ) =>
		Number(
			new RegExp( `^[#ℹ] ${ word } (\\d+)$`, 'm' ).exec(
				plain( output )
			)?.[ 1 ] ?? 0
		);
	return {
		passed: number( 'pass' ),
		failed: number( 'fail' ) + number( 'cancelled' ),
		skipped: number( 'skipped' ) + number( 'todo' ),
	};
}

/** `OK (30 tests, 80 assertions)` or `Tests: 33, Assertions: 80, Failures: 1, Skipped: 2.`, once for each kind of site. */
export function phpunit( output ) {
	const sum = { passed: 0, failed: 0, skipped: 0 };
	for ( const [ , tests ] of plain( output ).matchAll(
		/^OK \((\d+) tests?, /gm
	) ) {
		sum.passed += Number( tests );
	}
	for ( const [ line ] of plain( output ).matchAll(
		/^Tests: \d+, Assertions: .*\.$/gm
	) ) {
		const number = ( word ) =>
			Number(
				new RegExp( `\\b${ word }: (\\d+)` ).exec( line )?.[ 1 ] ?? 0
			);
		const skipped = number( 'Skipped' );
		// A test that triggers a warning, or is risky, fails here; PHPUnit counts some of them twice, none of them as passed.
		const failed = Math.min(
			number( 'Tests' ) - skipped,
			[
				'Errors',
				'Failures',
				'Warnings',
				'Deprecations',
				'Notices',
				'Risky',
				'Incomplete',
			]
				.map( number )
				.reduce( ( a, b ) => a + b )
		);
		sum.skipped += skipped;
		sum.failed += failed;
		sum.passed += number( 'Tests' ) - skipped - failed;
	}
	return sum;
}

/** `  1 failed`, `  2 skipped`, `  30 passed (1.5m)`, each on its line. */
export function playwright( output ) {
	const number = ( word ) =>
		Number(
			new RegExp( `^\\s+(\\d+) ${ word }\\b`, 'm' ).exec(
				plain( output )
			)?.[ 1 ] ?? 0
		);
	return {
		passed: number( 'passed' ),
		failed:
			number( 'failed' ) +
			number( 'flaky' ) +
			number( 'interrupted' ) +
			number( 'did not run' ),
		skipped: number( 'skipped' ),
	};
}

/** Rows of the table that end in `met` or `MISSED`. A run that printed none is a failed one. */
export function bench( output, code ) {
	const rows = ( verdict ) =>
		plain( output ).match( new RegExp( ` ${ verdict }$`, 'gm' ) )?.length ??
		0;
	const failed = rows( 'MISSED' );
	return {
		passed: rows( 'met' ),
		failed: code !== 0 && failed === 0 ? 1 : failed,
		skipped: 0,
	};
}

/** `30 passed, 1 failed`, in the last line. A run that did not come so far is a failed one. */
export function chaos( output, code ) {
	const [ , passed = '0', failed = '0' ] =
		/^(\d+) passed, (\d+) failed$/m.exec( plain( output ) ) ?? [];
	return {
		passed: Number( passed ),
		failed: code !== 0 && failed === '0' ? 1 : Number( failed ),
		skipped: 0,
	};
}

/** Terminals' colours taken out. */
function plain( text ) {
	return text.replace( /\u001b\[[0-9;]*[A-Za-z]/g, '' );
}
