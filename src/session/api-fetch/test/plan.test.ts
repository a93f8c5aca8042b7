/* @jest-environment node */
import { afterRefusal, type Facts } from '../plan';

const facts: Facts = {
	sends: 1,
	isRepeatable: true,
	hasAsked: false,
	hasNews: false,
	verdict: 'own',
	refused: 'old',
	newest: 'old',
};

it.each< [ string, Partial< Facts >, string ] >( [
	[ 'nothing newer is known: ask', {}, 'renew' ],
	[ 'a newer nonce is known: send again', { newest: 'new' }, 'resend' ],
	[
		'the refusal brought a newer one',
		{ newest: 'new', hasNews: true },
		'resend',
	],
	[
		'it came while this was under way',
		{ newest: 'new', hasAsked: true },
		'resend',
	],
	[ 'the refusal brought the refused one', { hasNews: true }, 'rejected' ],
	[ 'it was asked for already', { hasAsked: true }, 'rejected' ],
	[
		'it went out twice',
		{ sends: 2, newest: 'new', hasNews: true },
		'rejected',
	],
	[
		'it cannot be sent again',
		{ isRepeatable: false, newest: 'new' },
		'rejected',
	],
	[
		'nobody is here',
		{ hasNews: true, verdict: 'signed_out' },
		'signed_out',
	],
	[
		'somebody else is here',
		{ hasNews: true, verdict: 'identity_changed', newest: 'new' },
		'identity_changed',
	],
	[
		'somebody else is here at the second refusal',
		{ sends: 2, hasNews: true, verdict: 'identity_changed' },
		'identity_changed',
	],
	[
		'somebody was away before: ask again',
		{ verdict: 'signed_out' },
		'renew',
	],
] )( '%s', ( _name, some, step ) => {
	expect( afterRefusal( { ...facts, ...some } ) ).toBe( step );
} );

it( 'never goes out a third time, whatever is known', () => {
	const flags = [ true, false ];
	const verdicts = [ 'own', 'signed_out', 'identity_changed' ] as const;

	for ( const isRepeatable of flags ) {
		for ( const hasAsked of flags ) {
			for ( const hasNews of flags ) {
				for ( const verdict of verdicts ) {
					for ( const newest of [ 'old', 'new' ] ) {
						const step = afterRefusal( {
							sends: 2,
							refused: 'old',
							isRepeatable,
							hasAsked,
							hasNews,
							verdict,
							newest,
						} );
						expect( [ 'resend', 'renew' ] ).not.toContain( step );
					}
				}
			}
		}
	}
} );
