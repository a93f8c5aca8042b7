/**
 * A client as the form is one: it sends a delivery, and sends it again with the same key until an answer is final.
 */
import http from 'node:http';
import { signIn } from '../bench/http.mjs';
import { pause } from './lanes.mjs';

/**
 * @typedef {{ key: string, title: string }} Delivery
 *
 * What came back: `status` 0 is no answer at all, or none of the route's; `wait` is what Retry-After says, in seconds; `web` is the folder of the web server that answered.
 * @typedef {{ status: number, id: number, code: string, replayed: boolean, wait: number, web: string }} Answer
 */

/** The text of all posts: long, so that half of it would be seen. */
export const TEXT = `AT&T 1 < 2, <name>, [gallery] — ${ 'so it goes on and on. '.repeat( 200 ) }\n\nThe end.`;

const NAMESPACE = '/wp-json/myplugin/v1';

/** Milliseconds before the next try where no answer says how long to wait. */
const PAUSE = 200;

/**
 * @param {{ url: string, login: string, password: string }} who
 * @return {Promise<ReturnType<typeof clientOf>>} Their client.
 */
export async function enter( { url, login, password } ) {
	// A connection for each request, any number at once.
	const agent = new http.Agent();
	return clientOf( await signIn( url, login, password, agent ) );
}

function clientOf( { send, nonce } ) {
	/**
	 * One request to a route; whatever fails on the way is no answer.
	 *
	 * @param {string}                                                     method
	 * @param {string}                                                     route   Below the namespace.
	 * @param {{ body?: Object, headers?: Object, orders?: Object }} [options] `orders`: what the serving process does to itself, see mu-plugins/.
	 * @return {Promise<Answer>} What came of it.
	 */
	const request = async (
		method,
		route,
		{ body, headers = {}, orders = {} } = {}
	) => {
		try {
			const response = await send( method, NAMESPACE + route, {
				headers: {
					...headers,
					'Content-Type': 'application/json',
					'X-WP-Nonce': nonce,
					'X-Chaos': JSON.stringify( orders ),
				},
				body: body && JSON.stringify( body ),
			} );
			return answerOf( response, JSON.parse( response.text ) );
		} catch {
			return answerOf();
		}
	};
	/** @return {Promise<Object[]>} The newest posts of theirs, as the route lists them. */
	const list = async () => {
		const headers = { 'X-WP-Nonce': nonce };
		const { text } = await send( 'GET', `${ NAMESPACE }/posts`, {
			headers,
		} );
		return JSON.parse( text );
	};
	/**
	 * @param {string} [form] Signed settings.
	 * @return {( delivery: Delivery, options?: { orders?: Object, body?: Object } ) => Promise<Answer>} Sends once.
	 */
	const sender =
		( form ) =>
		( { key, title }, { orders, body } = {} ) =>
			request( 'POST', '/posts', {
				body: { title, content: TEXT, form, ...body },
				headers: { 'Idempotency-Key': key },
				orders,
			} );
	return { request, list, sender };
}

function answerOf( response, json = {} ) {
	return {
		status: json.id || json.code ? response.status : 0,
		id: json.id ?? 0,
		code: json.code ?? '',
		replayed: response?.headers[ 'idempotency-replayed' ] === 'true',
		wait: Number( response?.headers[ 'retry-after' ] ?? 0 ),
		web: response?.headers[ 'x-chaos-web' ] ?? '',
	};
}

/**
 * @param {string} name   Of what is tried.
 * @param {number} number Of the try.
 * @return {Delivery} With a key and a title of its own.
 */
export const delivery = ( name, number ) => ( {
	key: `${ name.toLowerCase().replaceAll( ' ', '-' ) }-of-number-${ number }`,
	title: `${ name } ${ number }`,
} );

/**
 * Whether the same request is to be sent again.
 *
 * @param {Answer} answer
 * @return {boolean} True where the outcome is open.
 */
export const isOpen = ( { status } ) =>
	status === 0 || status === 409 || status >= 500;

/**
 * Sends until an answer is final, as long as Retry-After says in between.
 *
 * @param {() => Promise<Answer>} send
 * @param {number}                seconds Given up after so many.
 * @return {Promise<Answer & { tries: number }>} The last answer.
 */
export async function insist( send, seconds = 60 ) {
	const end = Date.now() + seconds * 1000;
	for ( let tries = 1; ; tries++ ) {
		const answer = await send();
		if ( ! isOpen( answer ) || Date.now() > end ) {
			return { ...answer, tries };
		}
		await pause( answer.wait * 1000 || PAUSE );
	}
}
