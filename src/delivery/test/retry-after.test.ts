/* @jest-environment node */
import { retryAfter } from '../retry-after';

const NOW = Date.UTC( 2026, 10, 21, 12 ) / 1000;

it.each( [
	[ '120', 120 ],
	[ ' 0 ', 0 ],
	[ 'Sat, 21 Nov 2026 12:01:30 GMT', 90 ],
	[ 'Sat, 21 Nov 2026 11:00:00 GMT', 0 ],
	[ null, undefined ],
	[ '', undefined ],
	[ 'soon', undefined ],
	[ '-5', undefined ],
	[ '1.5', undefined ],
] )( '%j: %s', ( header, seconds ) => {
	expect( retryAfter( header, NOW ) ).toBe( seconds );
} );
