/* @jest-environment node */
import { CAUSES, type Cause } from '../causes';
import {
	canRetry,
	type Cure,
	cureFor,
	keepsKey,
	mustLook,
	waits,
} from '../policy';

/** The compiler asks for every cause. */
const table: Record< Cause, { cure: Cure; again: boolean } > = {
	nonce_expired: { cure: 'try_again', again: true },
	page_of_another: { cure: 'try_again', again: true },
	signed_out: { cure: 'sign_in', again: true },
	identity_changed: { cure: 'ask_identity', again: true },
	in_progress: { cure: 'wait', again: true },
	offline: { cure: 'wait', again: true },
	unreachable: { cure: 'wait', again: true },
	server_error: { cure: 'wait', again: true },
	forbidden: { cure: 'none', again: false },
	invalid: { cure: 'fields', again: false },
	conflict: { cure: 'conflict', again: false },
	too_large: { cure: 'fields', again: false },
	key_reused: { cure: 'none', again: false },
	gone: { cure: 'new_post', again: false },
	blocked: { cure: 'try_again', again: true },
	unexpected: { cure: 'try_again', again: true },
	nonce_rejected: { cure: 'none', again: false },
};

it( 'knows every cause', () => {
	expect( Object.keys( table ).sort() ).toEqual( [ ...CAUSES ].sort() );
} );

describe.each( CAUSES )( '%s', ( cause ) => {
	const { cure, again } = table[ cause ];

	it( 'has its cure', () => {
		expect( cureFor( { cause } ) ).toBe( cure );
		expect( canRetry( { cause } ) ).toBe( again );
		expect( waits( { cause } ) ).toBe( cure === 'wait' );
	} );

	it( 'keeps the key for as long as the same delivery goes on', () => {
		expect( keepsKey( { cause, mayHaveArrived: false } ) ).toBe( again );
		expect( keepsKey( { cause, mayHaveArrived: true } ) ).toBe(
			cause !== 'key_reused'
		);
	} );

	it( 'over a stored post is looked at when somebody else was there first', () => {
		expect( mustLook( { cause }, false ) ).toBe( false );
		expect( mustLook( { cause }, true ) ).toBe( cause === 'conflict' );
	} );
} );
