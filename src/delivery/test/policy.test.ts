/* @jest-environment node */
import { CAUSES, type Cause } from '../causes';
import { canRetry, type Cure, cureFor, mustLook } from '../policy';

/** The compiler asks for every cause. */
const table: Record< Cause, { cure: Cure; again: boolean } > = {
	nonce_expired: { cure: 'try_again', again: true },
	page_of_another: { cure: 'try_again', again: true },
	signed_out: { cure: 'sign_in', again: true },
	identity_changed: { cure: 'ask_identity', again: true },
	in_progress: { cure: 'wait', again: true },
	offline: { cure: 'try_again', again: true },
	unreachable: { cure: 'try_again', again: true },
	server_error: { cure: 'try_again', again: true },
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
	it( 'has its cure', () => {
		expect( cureFor( { cause } ) ).toBe( table[ cause ].cure );
		expect( canRetry( { cause } ) ).toBe( table[ cause ].again );
	} );

	it.each( [ true, false ] )(
		'and perhaps arrived: looked for before anybody is told (editing: %s)',
		( editing ) => {
			expect( mustLook( { cause, mayHaveArrived: true }, editing ) ).toBe(
				true
			);
		}
	);

	it( 'and surely not arrived: told at once, but a conflict over a stored post is looked at', () => {
		const refusal = { cause, mayHaveArrived: false };
		expect( mustLook( refusal, false ) ).toBe( false );
		expect( mustLook( refusal, true ) ).toBe( cause === 'conflict' );
	} );
} );
