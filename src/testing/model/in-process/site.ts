/** The posts routes as docs/exactly-once.md promises them, behind a network that promises nothing. */

import { post } from '../../../form/test/fixtures';
import type { Post } from '../../../posts/types';
import { isRecord, isString } from '../../../shape';
import { type Call, json, type Server } from '../../server';
import type { Weather } from '../deeds';
import type { StoredPost, Try } from '../ledger';
import { keyOf } from './device';

/** Of what a create does: which statement claims the key, and which shows the post. */
const CLAIMS = 1;
const SHOWS = 30;

interface Claim {
	readonly asked: string;
	id?: number;
	isDone: boolean;
	isLeased: boolean;
}

interface Row {
	readonly author: number;
	post: Post;
}

/** What a fault of the client's, which a test plants, does to a key. */
export type Plant = ( key: string ) => string;

const refused = ( status: number, code: string, headers = {} ) =>
	json( { code, message: code, data: { status } }, status, headers );

const page = ( status: number, text: string, headers = {} ) =>
	new Response( text, {
		status,
		headers: { 'Content-Type': 'text/html', ...headers },
	} );

/**
 * @param server Its front.
 * @param plant  Nothing in a true run.
 */
export function createSite( server: Server, plant: Plant = ( key ) => key ) {
	const claims = new Map< string, Claim >();
	const rows = new Map< number, Row >();
	const tries: Try[] = [];
	let weather: Weather = 'fine';
	let death: number | undefined;
	let version = 0;

	const store = (
		{ body, ranAs }: Call,
		id: number = rows.size + 1
	): number => {
		const text = textOf( body );
		const known = rows.get( id );
		rows.set( id, {
			author: known?.author ?? ranAs,
			post: post( {
				id,
				title: { raw: text.title },
				content: { raw: text.content },
				etag: `v${ ++version }`,
			} ),
		} );
		return id;
	};

	const answer = ( id: number, status: number, isReplay = false ) =>
		json(
			rows.get( id )?.post,
			status,
			isReplay ? { 'Idempotency-Replayed': 'true' } : {}
		);

	/** Once for a key, whatever dies in between. */
	const claimed = ( call: Call, id?: number ): Response => {
		const key = plant( call.headers.get( 'Idempotency-Key' ) ?? '' );
		const name = `${ call.ranAs } ${ key }`;
		const asked = JSON.stringify( [ id, call.body ] );
		const dies = death;
		death = undefined;
		const claim = claims.get( name );
		const status = id ? 200 : 201;

		if ( claim && claim.asked !== asked ) {
			return refused( 422, 'inkfast_key_reused' );
		}
		if ( claim && ! claim.isDone && claim.isLeased ) {
			return refused( 409, 'inkfast_in_progress', {
				'Retry-After': '9',
			} );
		}
		if ( claim?.id ) {
			claim.isDone = true;
			return answer( claim.id, status, true );
		}
		if ( id && ! isOf( call, id ) ) {
			return refused( 412, 'inkfast_conflict' );
		}
		if ( dies !== undefined && dies <= CLAIMS ) {
			return page( 502, 'Bad Gateway' );
		}
		const mine: Claim = { asked, isDone: false, isLeased: true };
		claims.set( name, mine );
		if ( dies !== undefined && dies < SHOWS ) {
			return page( 502, 'Bad Gateway' );
		}
		mine.id = store( call, id );
		if ( dies !== undefined ) {
			return page( 502, 'Bad Gateway' );
		}
		mine.isDone = true;
		return answer( mine.id, status );
	};

	const isOf = ( { headers }: Call, id: number ) =>
		headers.get( 'If-Match' ) === `"${ rows.get( id )?.post.etag }"`;

	/** What WordPress does. */
	const work = ( call: Call ): Response => {
		const { route, ranAs } = call;

		if ( ranAs === 0 ) {
			return refused( 401, 'inkfast_signed_out' );
		}
		return route.endsWith( '/draft-key' )
			? json( { key: keyOf( ranAs ) } )
			: onPosts( call );
	};

	const onPosts = ( call: Call ): Response => {
		const whose = call.headers.get( 'Inkfast-User' ) ?? call.ranAs;

		if ( Number( whose ) !== call.ranAs ) {
			return refused( 409, 'inkfast_identity_changed' );
		}

		const id = Number( /\/posts\/(\d+)$/.exec( call.route )?.[ 1 ] ?? 0 );

		if ( id && ! rows.has( id ) ) {
			return refused( 404, 'inkfast_not_found' );
		}
		return call.method === 'GET'
			? answer( id, 200 )
			: claimed( call, id || undefined );
	};

	server.answer = ( call ) => work( call );

	/** The network between, for a page that is still there. */
	const passed = async (
		input: RequestInfo | URL,
		init: RequestInit = {}
	): Promise< Response > => {
		if ( weather === 'offline' ) {
			throw new TypeError( 'Failed to fetch' );
		}
		if ( ! isWrite( String( input ), init ) ) {
			return server.fetch( input, init );
		}
		const key = new Headers( init.headers ).get( 'Idempotency-Key' );
		if ( ! /\/\d+(\?|$)/.test( String( input ) ) ) {
			tries.push( {
				title: textOf( JSON.parse( String( init.body ) ) ).title,
				key: plant( key ?? '' ),
			} );
		}
		switch ( weather ) {
			case 'cut':
				throw new TypeError( 'Failed to fetch' );
			case 'lost':
				await server.fetch( input, init );
				throw new TypeError( 'Failed to fetch' );
			case 'portal':
				await server.fetch( input, init );
				return page( 200, 'Welcome' );
			case 'busy':
				return page( 503, 'Busy', { 'Retry-After': '7' } );
			case 'update':
				return page( 503, 'Maintenance', { 'Retry-After': '600' } );
			case 'wall':
				return page( 403, 'Access denied' );
			default:
				return server.fetch( input, init );
		}
	};

	return {
		rows,
		tries,
		fetch: passed,
		become( next: Weather ) {
			weather = next;
		},
		isReached: () => weather !== 'offline',
		kill( statement?: number ) {
			death = statement;
		},
		/** Leases end. */
		wait() {
			claims.forEach( ( claim ) => {
				claim.isLeased = false;
			} );
		},
		posts: (): StoredPost[] =>
			[ ...rows.values() ].map( ( row ) => ( {
				title: row.post.title.raw,
				author: row.author,
				text: row.post.content.raw ?? '',
			} ) ),
	};
}

const isWrite = ( address: string, { method }: RequestInit ): boolean =>
	/v1\/posts(\/\d+)?(\?|$)/.test( address ) && method === 'POST';

function textOf( body: unknown ): { title: string; content: string } {
	const { title, content } = isRecord( body ) ? body : {};

	return {
		title: isString( title ) ? title : '',
		content: isString( content ) ? content : '',
	};
}
