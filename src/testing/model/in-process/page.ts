/** A page with the form: the real scripts, in a window that is made of parts. */

import { createKeeping } from '../../../drafts/keeping';
import { createKeeper } from '../../../drafts/keeper';
import type { Locks } from '../../../environment';
import { findElements, type Elements } from '../../../form/elements';
import { bindForm } from '../../../form/form';
import { allWords, editHtml, html } from '../../../form/test/fixtures';
import type { Post } from '../../../posts/types';
import type { Session } from '../../../session/types';
import { signIn } from '../../../sign-in/sign-in';
import { type Browser, openTab } from '../../tab';
import { createCrypto, keyOf } from './device';

export const ADDRESS = 'https://site.test/write/';

export interface Device extends Browser {
	readonly localStorage: Storage;
}

export interface Page {
	readonly elements: Elements;
	readonly session: Session;
	/** As its window hears it; tells whether anybody prevented what would come of it. */
	hear: ( event: string ) => boolean;
	/** It goes away, with a moment to save something or without. */
	leave: ( isKilled?: boolean ) => void;
}

interface Request {
	readonly room: HTMLElement;
	readonly user: number;
	readonly post: Post | undefined;
	readonly sessionStorage: Storage;
	/** Is told the page's address when it changes. */
	readonly moved: ( address: string ) => void;
}

/**
 * @param device  The browser.
 * @param request What the page is to be.
 */
export function openPage( device: Device, request: Request ): Page {
	const { room, user, post, sessionStorage, moved } = request;
	const held = new Set< string >();
	const gone = new Promise< never >( () => {} );
	let isHere = true;

	/** What comes to a page that has gone comes to nobody. */
	const hearing = async < T >( coming: Promise< T > ): Promise< T > => {
		const value = await coming.catch( ( fault ) => {
			if ( isHere ) {
				throw fault;
			}
			return gone;
		} );
		return isHere ? value : gone;
	};
	const later = ( run: () => void, delay: number ) =>
		device.clock.later( () => isHere && run(), delay );

	const locks: Locks = {
		query: device.locks.query,
		request: ( name, options, run ) =>
			device.locks.request( name, options, async ( lock ) => {
				if ( ! isHere ) {
					return undefined;
				}
				if ( lock ) {
					held.add( name );
				}
				return run( lock ).finally( () => held.delete( name ) );
			} ),
	};
	const fetchHere: typeof fetch = ( input, init ) =>
		isHere ? hearing( device.server.fetch( input, init ) ) : gone;

	const tab = openTab(
		{
			...device,
			clock: { ...device.clock, later },
			locks: { ...device.locks, ...locks },
			server: { ...device.server, fetch: fetchHere },
			air: {
				...device.air,
				open( name ) {
					const channel = device.air.open( name );

					return {
						postMessage: ( message ) =>
							isHere && channel.postMessage( message ),
						addEventListener: ( type, listener ) =>
							channel.addEventListener( type, ( event ) => {
								if ( isHere ) {
									listener( event );
								}
							} ),
					};
				},
			},
		},
		{
			user,
			before: ( apiFetch ) =>
				apiFetch.use( ( options, next ) =>
					isHere ? hearing( next( options ) ) : gone
				),
		}
	);

	room.innerHTML = post
		? editHtml( post.title.raw, post.content.raw ?? '' ).replace(
				'data-id="7" data-etag="v1"',
				`data-id="${ post.id }" data-etag="${ post.etag }"`
			)
		: html();
	const root = room.querySelector< HTMLElement >( '[data-inkfast]' );
	const elements = root && findElements( root );

	if ( ! elements ) {
		throw new Error( 'The page has no whole form.' );
	}

	const browser = Object.assign( new EventTarget(), {
		document: Object.assign( new EventTarget(), {
			visibilityState: 'visible',
			hidden: false,
		} ),
		location: {
			href: post ? `${ ADDRESS }?inkfast_edit=${ post.id }` : ADDRESS,
			origin: 'https://site.test',
		},
		history: {
			replaceState: ( _data: unknown, _title: string, url: string ) =>
				moved( url ),
		},
		crypto: createCrypto( () => isHere ),
		localStorage: device.localStorage,
		sessionStorage,
		indexedDB,
		Math: { random: () => 1 },
		Date: { now: device.clock.now },
		setTimeout: later,
		clearTimeout: () => {},
		fetch: fetchHere,
	} ) as unknown as Window & typeof globalThis;
	// The sign-in page is one that stands in no frame: jsdom shows none.
	const config = {
		...tab.config,
		login: 'https://login.test/?interim-login=1',
		draftKey: user ? keyOf( user ) : '',
	};
	const open: typeof signIn = ( ...question ) =>
		hearing( signIn( ...question ) );

	bindForm( elements, tab.client, browser, {
		...allWords,
		signIn: ( question ) =>
			open( question, tab.client.session, config.login, browser ),
		keep: ( given ) =>
			createKeeping(
				{ ...given, config, env: tab.env, browser },
				async () => ( {
					createKeeper,
					signIn,
					words: allWords.words(),
				} )
			),
	} );

	const hear = ( event: string ) =>
		! browser.dispatchEvent( new Event( event, { cancelable: true } ) );

	return {
		elements,
		session: tab.client.session,
		hear,
		leave( isKilled = false ) {
			if ( ! isKilled ) {
				hear( 'pagehide' );
				tab.hide();
			}
			isHere = false;
			held.forEach( ( name ) =>
				device.locks.steal( new RegExp( `^${ escape( name ) }$` ) )
			);
			room.replaceChildren();
		},
	};
}

const escape = ( text: string ) =>
	text.replace( /[.*+?^${}()|[\]\\]/g, '\\$&' );
