/* @jest-environment node */
import { canBeFramed } from '../framing';

const ORIGIN = 'https://site.test';

const login = (
	headers: Record< string, string >,
	more: { ok?: boolean; type?: ResponseType } = {}
) => ( {
	type: 'basic' as const,
	ok: true,
	...more,
	headers: new Headers( headers ),
} );

const policy = ( value: string ) =>
	login( {
		'X-Frame-Options': 'SAMEORIGIN',
		'Content-Security-Policy': value,
	} );

it.each( [
	[ 'no header', login( {} ), true ],
	[ 'SAMEORIGIN', login( { 'X-Frame-Options': 'SAMEORIGIN' } ), true ],
	[ 'DENY', login( { 'X-Frame-Options': 'DENY' } ), false ],
	[ 'deny', login( { 'X-Frame-Options': 'deny' } ), false ],
	[ 'both', login( { 'X-Frame-Options': 'SAMEORIGIN, DENY' } ), false ],
	[ 'WordPress’s own', policy( "frame-ancestors 'self';" ), true ],
	[ 'nobody', policy( "frame-ancestors 'none'" ), false ],
	[ 'nobody, by an empty list', policy( 'frame-ancestors' ), false ],
	[ 'anybody', policy( 'frame-ancestors *' ), true ],
	[ 'this site by its name', policy( `frame-ancestors ${ ORIGIN }` ), true ],
	[ 'another site', policy( 'frame-ancestors https://other.test' ), false ],
	[ 'capitals', policy( "Frame-Ancestors 'Self'" ), true ],
	[ 'another rule', policy( "default-src 'none'" ), true ],
	[
		'among others',
		policy( "default-src *; frame-ancestors 'none'; base-uri 'self'" ),
		false,
	],
	[
		'two policies, of which both hold',
		policy( "frame-ancestors 'self', frame-ancestors 'none'" ),
		false,
	],
	[
		'a policy beats the older header',
		login( {
			'X-Frame-Options': 'DENY',
			'Content-Security-Policy': "frame-ancestors 'self'",
		} ),
		true,
	],
	[ 'an error page', login( {}, { ok: false } ), false ],
	[
		'a redirect that nobody may look at',
		login( {}, { ok: false, type: 'opaqueredirect' } ),
		true,
	],
] )( '%s', ( _, answer, expected ) => {
	expect( canBeFramed( answer, ORIGIN ) ).toBe( expected );
} );
