/** What the table of causes stands on: answers, who asked, and what is true of every row. */

import type { Answer, NoAnswer } from '../answer';
import type { Refusal } from '../causes';
import { classify, type Context } from '../classify';

const NOW = 1_800_000_000;
export const ada = { id: 7, name: 'Ada', can: {} };
export const writing: Context = { page: 7, here: ada, isWrite: true, now: NOW };

interface Given {
	readonly headers?: Record< string, string >;
	readonly isRedirected?: boolean;
}

export function answer(
	status: number,
	body: string,
	given: Given = {}
): Answer {
	const headers = new Headers( given.headers );
	let json: unknown;
	try {
		json = JSON.parse( body );
	} catch {}

	return {
		kind: 'answer',
		status,
		body,
		json,
		header: ( name ) => headers.get( name ),
		isRedirected: given.isRedirected ?? false,
	};
}

export const error = (
	status: number,
	code: string,
	data: object = {},
	given?: Given
) =>
	answer(
		status,
		JSON.stringify( {
			code,
			message: 'Words.',
			data: { status, ...data },
		} ),
		given
	);

export const here = ( id: number ): Given => ( {
	headers: { 'Inkfast-User': String( id ) },
} );

export const none = ( why: NoAnswer[ 'why' ], isSent = true ): NoAnswer => ( {
	kind: 'none',
	why,
	isSent,
} );

/** Its name, what came back, what it is, and what is other than usual with who sent it. */
export type Row = [
	string,
	Answer | NoAnswer,
	Partial< Refusal >,
	Partial< Context >?,
];

/** A row says what it is for who writes; who only reads leaves nothing behind, whatever it is. */
export function classifies( rows: readonly Row[] ): void {
	it.each( rows )( '%s', ( ...[ , given, expected, context ] ) => {
		const refusal = classify( given, { ...writing, ...context } );

		expect( refusal ).toMatchObject( expected );
		// A row that names no detail has none.
		expect( refusal.detail ).toBe( expected.detail );
	} );

	it.each( rows )(
		'reading never leaves anything behind: %s',
		( ...[ , given, , context ] ) => {
			const refusal = classify( given, {
				...writing,
				...context,
				isWrite: false,
			} );

			expect( refusal.mayHaveArrived ).toBe( false );
		}
	);
}
