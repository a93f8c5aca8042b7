/**
 * The lines of a run: what was to hold, in how many cases it was looked at, and where it did not.
 */

/** How many of the cases that broke a rule are shown. */
const SHOWN = 8;

/**
 * @param {( line: string ) => void} print
 * @return {{ scenario: (name: string) => void, hold: (what: string, cases: number, broken: string[]) => void, sum: () => { passed: number, failed: number } }} `hold` fails as well where there was no case: a test that looked at nothing has shown nothing.
 */
export function createTally( print ) {
	const sum = { passed: 0, failed: 0 };
	return {
		scenario: ( name ) => print( `\n${ name }` ),
		hold( what, cases, broken ) {
			const ok = cases > 0 && broken.length === 0;
			sum[ ok ? 'passed' : 'failed' ]++;
			print( `  ${ ok ? 'ok    ' : 'FAILED' }  ${ what } (${ cases })` );
			broken
				.slice( 0, SHOWN )
				.forEach( ( line ) => print( `            ${ line }` ) );
			if ( broken.length > SHOWN ) {
				print( `            and ${ broken.length - SHOWN } more` );
			}
		},
		sum: () => ( { ...sum } ),
	};
}
