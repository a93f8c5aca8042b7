import type { Facts, NativeFacts } from './protocol';

/**
 * The site of this run.
 */
export function facts(): Facts {
	const text = process.env.INKFAST_E2E;
	if ( ! text ) {
		throw new Error(
			'These tests need a site: run them with node bin/e2e.mjs, which takes the same arguments.'
		);
	}
	const given: Facts = JSON.parse( text );
	return given;
}

/**
 * The same where the tests' own server stands before it; Playground has none.
 */
export function nativeFacts(): NativeFacts {
	const given = facts();
	if ( given.kind !== 'native' ) {
		throw new Error(
			'This needs the tests’ own server, which the Playground pass has not.'
		);
	}
	return given;
}
