/* @jest-environment node */
import fc from 'fast-check';
import { pauseFor } from '../backoff';

it.each( [
	[ 1, 1, 2000 ],
	[ 1, 0, 1000 ],
	[ 2, 1, 4000 ],
	[ 5, 1, 32_000 ],
	[ 9, 1, 300_000 ],
	[ 10_000, 1, 300_000 ],
	[ 10_000, 0, 150_000 ],
] )(
	'waits longer each time: try %d, random %d',
	( tries, random, expected ) => {
		expect( pauseFor( tries, {}, random ) ).toBe( expected );
	}
);

it( 'never comes back sooner than the site asks for', () => {
	fc.assert(
		fc.property(
			fc.integer( { min: 1, max: 2000 } ),
			fc.integer( { min: 0, max: 10_000 } ),
			fc.double( { min: 0, max: 1, noNaN: true } ),
			( tries, retryAfter, random ) => {
				const pause = pauseFor( tries, { retryAfter }, random );
				expect( pause ).toBeGreaterThanOrEqual( retryAfter * 1000 );
				expect( pause ).toBeGreaterThanOrEqual( 1000 );
				expect( pause ).toBeLessThanOrEqual(
					Math.max( 300_000, retryAfter * 1000 )
				);
			}
		)
	);
} );
