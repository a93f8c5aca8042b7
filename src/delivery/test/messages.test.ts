import { CAUSES, type Detail, type Refusal } from '../causes';
import { describe as say } from '../messages';

const refusal = ( fields: Partial< Refusal > ): Refusal => ( {
	cause: 'unexpected',
	code: 'some_code',
	status: 500,
	message: '',
	fields: {},
	mayHaveArrived: false,
	...fields,
} );

const DETAILS: Partial< Record< Refusal[ 'cause' ], readonly Detail[] > > = {
	blocked: [ 'firewall', 'login_wall', 'empty', 'html', 'redirect' ],
	unreachable: [ 'timeout', 'cut' ],
	server_error: [ 'maintenance', 'busy' ],
};

const cases = CAUSES.flatMap( ( cause ) => [
	refusal( { cause } ),
	...( DETAILS[ cause ] ?? [] ).map( ( detail ) =>
		refusal( { cause, detail } )
	),
] ).map( ( each ): [ string, Refusal ] => [
	[ each.cause, each.detail ].filter( Boolean ).join( ' ' ),
	each,
] );

describe( 'words for a refusal', () => {
	it.each( cases )( 'say that the text is safe: %s', ( _name, each ) => {
		expect( say( each ) ).toContain( 'Your text is safe on this page.' );
	} );

	it.each( cases )( 'say nothing of nonces: %s', ( _name, each ) => {
		expect( say( each ) ).not.toMatch( /nonce|cookie|token|403|REST/i );
	} );

	it( 'differ for every cause and detail that has a cure of its own', () => {
		// What never reaches a writer, or has no more to say than its code.
		const plain = [
			'nonce_expired',
			'page_of_another',
			'invalid',
			'key_reused',
			'unexpected',
			'blocked',
		];
		const told = cases.filter( ( [ name ] ) => ! plain.includes( name ) );
		const words = told.map( ( [ , each ] ) => say( each ) );

		expect( new Set( words ).size ).toBe( words.length );
	} );

	it( 'name who is signed in now', () => {
		const user = { id: 3, name: 'Bob', can: {} };

		expect(
			say( refusal( { cause: 'identity_changed', user } ) )
		).toContain( 'signed in as Bob' );
	} );

	it( 'give the site’s owner a code where only they can help', () => {
		expect(
			say(
				refusal( {
					cause: 'nonce_rejected',
					code: 'inkfast_nonce_rejected',
				} )
			)
		).toContain( 'owner this code: inkfast_nonce_rejected' );
	} );

	it( 'give the server’s own words where it has some', () => {
		const message = 'Your account may not write here.';

		expect( say( refusal( { cause: 'forbidden', message } ) ) ).toMatch(
			/^Your account may not write here\. /
		);
	} );

	it( 'give the code of what is not known', () => {
		expect( say( refusal( {} ) ) ).toContain( '(some_code)' );
		expect( say( refusal( { message: 'Reload.' } ) ) ).toMatch(
			/^Reload\. \(some_code\)/
		);
	} );

	it( 'say how long to wait where the server says it', () => {
		expect(
			say(
				refusal( {
					cause: 'server_error',
					detail: 'busy',
					retryAfter: 30,
				} ),
				{ waiting: true }
			)
		).toContain( 'by itself in 30 seconds' );
	} );

	it( 'lead to the fields where the reason stands there', () => {
		const words = say(
			refusal( { cause: 'invalid', fields: { title: 'Too long.' } } )
		);

		expect( words ).toBe(
			'Nothing was saved yet. Please change what is marked.'
		);
	} );

	it.each( [ 'offline', 'signed_out', 'identity_changed' ] as const )(
		'never say that nothing was sent of what may have arrived: %s',
		( cause ) => {
			expect(
				say( refusal( { cause, mayHaveArrived: true } ) )
			).not.toMatch( /nothing was/ );
			expect( say( refusal( { cause } ) ) ).toMatch( /nothing was/ );
		}
	);

	it( 'show the code where the reason stands at a field that is not in the form', () => {
		expect(
			say(
				refusal( {
					cause: 'invalid',
					code: 'inkfast_unknown_field',
					message: 'Unknown.',
					fields: { lang: 'Not known.' },
				} )
			)
		).toMatch( /^Unknown\. \(inkfast_unknown_field\) Your text is safe/ );
	} );

	it( 'never advise to try again what is too long, or to post anew what is new', () => {
		expect( say( refusal( { cause: 'too_large' } ) ) ).toMatch(
			/Please make it shorter\.$/
		);
		const gone = refusal( { cause: 'gone', message: 'REST is off.' } );
		expect( say( gone, { editing: true } ) ).toMatch( /post it as a new/ );
		expect( say( gone ) ).not.toMatch( /post it as a new/ );
	} );

	it( 'say that it may have arrived, and that sending again does no harm', () => {
		const lost = refusal( {
			cause: 'unreachable',
			detail: 'cut',
			mayHaveArrived: true,
		} );

		expect( say( lost, { waiting: true } ) ).toMatch(
			/may have arrived all the same; it is not posted twice.*sent again by itself/
		);
		expect( say( lost ) ).not.toMatch( /by itself/ );
		expect( say( lost, { editing: true } ) ).toMatch(
			/may have been saved all the same/
		);
		expect( say( lost, { editing: true } ) ).not.toMatch( /twice/ );
	} );
} );
