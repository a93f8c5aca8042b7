/** Whatever somebody does in whatever order, and whatever the network does to it: the last words are somewhere, and each post is there once. */

import fc from 'fast-check';
import type { Outcome, Refusal } from '../../delivery/causes';
import type { AskedStatus, Post, PostsClient } from '../../posts/types';
import { bindForm, type Helpers } from '../form';
import type { Send, Text } from '../state';
import {
	allWords,
	askNobody,
	AUTHOR,
	editHtml,
	html,
	fakeClient,
	post,
	refusal,
	render,
	settle,
} from './fixtures';

/** What happens to a request: nothing, its answer is lost, it is lost itself, a portal answers in place of the stored or the lost. */
const WEATHERS = [ 'fine', 'answer_lost', 'cut', 'busy', 'portal' ] as const;

type Weather = ( typeof WEATHERS )[ number ];

type Deed =
	| { readonly do: 'type' | 'send' | 'reload' | 'wait' }
	| { readonly do: 'weather'; readonly is: Weather };

const deeds: fc.Arbitrary< Deed > = fc.oneof(
	{ weight: 4, arbitrary: fc.constant< Deed >( { do: 'type' } ) },
	{ weight: 4, arbitrary: fc.constant< Deed >( { do: 'send' } ) },
	{ weight: 2, arbitrary: fc.constant< Deed >( { do: 'reload' } ) },
	{ weight: 2, arbitrary: fc.constant< Deed >( { do: 'wait' } ) },
	{
		weight: 3,
		arbitrary: fc
			.constantFrom( ...WEATHERS )
			.map( ( is ): Deed => ( { do: 'weather', is } ) ),
	}
);

/** A site that keeps its promise about keys, behind a network that keeps none. */
function createSite() {
	const stored: Post[] = [];
	const claims = new Map< string, { asked: string; id: number } >();
	let weather: Weather = 'fine';
	let version = 0;

	const answer = ( value: Post, isReplay: boolean ): Outcome< Post > => ( {
		ok: true,
		value,
		isReplay,
	} );
	const refuse = ( fields: Partial< Refusal > ): Outcome< never > => ( {
		ok: false,
		refusal: refusal( fields ),
	} );

	const claimed = (
		key: string,
		asked: string,
		make: () => Post | undefined
	): Outcome< Post > => {
		const claim = claims.get( key );

		if ( claim && claim.asked !== asked ) {
			return refuse( { cause: 'key_reused', status: 422 } );
		}
		if ( claim ) {
			return answer( find( claim.id ), true );
		}
		const made = make();
		if ( ! made ) {
			return refuse( { cause: 'conflict', status: 412 } );
		}
		claims.set( key, { asked, id: made.id } );
		return answer( made, false );
	};

	const find = ( id: number ): Post => {
		const found = stored.find( ( each ) => each.id === id );

		if ( ! found ) {
			throw new Error( 'There is no such post.' );
		}
		return found;
	};

	const put = ( { title, content }: Text, id?: number ): Post => {
		const made = post( {
			id: id ?? stored.length + 1,
			title: { raw: title },
			content: { raw: content },
			etag: `v${ ++version }`,
		} );
		const index = stored.findIndex( ( each ) => each.id === id );
		stored.splice( index < 0 ? stored.length : index, 1, made );
		return made;
	};

	const over = ( work: () => Outcome< Post > ): Outcome< Post > => {
		switch ( weather ) {
			case 'fine':
				return work();
			case 'answer_lost':
				work();
				return refuse( {
					cause: 'unreachable',
					mayHaveArrived: true,
				} );
			case 'portal':
				work();
				return refuse( { cause: 'blocked', mayHaveArrived: true } );
			case 'cut':
				return refuse( {
					cause: 'unreachable',
					mayHaveArrived: true,
				} );
			case 'busy':
				return refuse( { cause: 'server_error' } );
		}
	};

	const textOf = ( input: {
		title?: string;
		content?: string;
		status?: AskedStatus;
	} ): Text => ( {
		title: input.title ?? '',
		content: input.content ?? '',
	} );

	const posts: PostsClient = {
		create: async ( input, key ) =>
			over( () =>
				claimed( key, JSON.stringify( input ), () =>
					put( textOf( input ) )
				)
			),
		change: async ( id, etag, input, key ) =>
			over( () =>
				claimed( key, JSON.stringify( [ id, input ] ), () =>
					find( id ).etag === etag
						? put( textOf( input ), id )
						: undefined
				)
			),
		read: async ( id ) => over( () => answer( find( id ), false ) ),
	};

	return {
		posts,
		stored,
		find,
		become( next: Weather ) {
			weather = next;
		},
	};
}

interface Draft {
	readonly id: string;
	readonly text: Text;
	readonly sent: Send | undefined;
	readonly etag: string;
}

/**
 * Somebody before a browser, whose device remembers.
 *
 * @param site Where it goes.
 */
function createWriter( site: ReturnType< typeof createSite > ) {
	const device = new Map< string, Draft >();
	let keys = 0;
	let words = 0;
	/** Which post is being written, counted; it stands in every text. */
	let composition = 0;
	let last = '';
	let editing = 0;
	let leave = () => {};
	let elements = render();

	const scope = () => elements.form.dataset.id ?? 'new';

	const keep: Helpers[ 'keep' ] = ( { changed } ) => {
		const here = device.get( scope() );
		let id = here?.id ?? '';
		let sent = here?.sent;
		const save = () => {
			id ||= `draft-number-${ ++keys }-of-this-device`;
			device.set( scope(), {
				id,
				sent,
				text: {
					title: elements.title.value,
					content: elements.content.value,
				},
				etag: elements.etag.value,
			} );
		};

		void Promise.resolve().then( () => {
			if ( here ) {
				elements.title.value = here.text.title;
				elements.content.value = here.text.content;
				elements.etag.value = here.etag;
				changed();
			}
		} );

		return {
			isKept: () => true,
			id: () => ( id ||= `draft-number-${ ++keys }-of-this-device` ),
			typed: async () => save(),
			sent: () => sent,
			async setSent( value ) {
				sent = value;
				save();
			},
			async confirmed() {
				for ( const [ each, draft ] of device ) {
					if ( draft.id === id ) {
						device.delete( each );
					}
				}
				id = '';
				sent = undefined;
			},
		};
	};

	const open = async () => {
		leave();
		jest.clearAllTimers();
		const stored = editing ? site.find( editing ) : undefined;
		elements = render(
			stored
				? editHtml(
						stored.title.raw,
						stored.content.raw ?? ''
					).replace(
						'data-id="7" data-etag="v1"',
						`data-id="${ stored.id }" data-etag="${ stored.etag }"`
					)
				: html()
		);
		const page = Object.assign( new EventTarget(), {
			location: { href: 'https://example.org/write/' },
			history: {
				replaceState( _data: unknown, _title: string, url?: unknown ) {
					editing = Number(
						/inkfast_edit=(\d+)/.exec( String( url ) )?.[ 1 ] ?? 0
					);
				},
			},
			document: Object.assign( new EventTarget(), {
				visibilityState: 'visible' as DocumentVisibilityState,
			} ),
			crypto: {
				getRandomValues< T extends ArrayBufferView | null >(
					array: T
				): T {
					if ( array instanceof Uint8Array ) {
						array.fill( 0 );
						array.set( [
							++keys % 256,
							Math.floor( keys / 256 ),
							7,
						] );
					}
					return array;
				},
			},
			Math: { random: () => 1 },
			setTimeout: ( run: () => void, delay: number ) =>
				setTimeout( run, delay ),
		} );
		let isHere = true;
		leave = () => {
			isHere = false;
		};
		const gone = new Promise< never >( () => {} );
		// What a page that has gone would hear is heard by nobody.
		const hearing =
			< A extends unknown[], R >(
				call: ( ...args: A ) => Promise< R >
			) =>
			async ( ...args: A ) => {
				const answer = await call( ...args );
				return isHere ? answer : gone;
			};
		const { session } = fakeClient( AUTHOR );
		bindForm(
			elements,
			{
				session,
				posts: {
					create: hearing( site.posts.create ),
					change: hearing( site.posts.change ),
					read: hearing( site.posts.read ),
				},
			},
			page,
			{ ...allWords, signIn: askNobody, keep }
		);
		await settle();
	};

	const deed = async ( what: Deed ) => {
		switch ( what.do ) {
			case 'weather':
				return site.become( what.is );
			case 'reload':
				return open();
			case 'wait':
				return void ( await jest.advanceTimersByTimeAsync( 400_000 ) );
			case 'send':
				if (
					elements.root.dataset.state !== 'conflict' &&
					! elements.form.hidden
				) {
					elements.form.requestSubmit( elements.button );
				}
				return settle();
			case 'type': {
				if ( elements.form.hidden ) {
					// Write another.
					editing = 0;
					await open();
				}
				if ( ! elements.form.dataset.id && ! elements.content.value ) {
					composition++;
				}
				if ( elements.content.readOnly ) {
					return settle();
				}
				last = `composition ${ composition }, words ${ ++words }`;
				elements.title.value = `composition ${ composition }`;
				elements.content.value = last;
				elements.content.dispatchEvent(
					new Event( 'input', { bubbles: true } )
				);
				return settle();
			}
		}
	};

	return {
		open,
		deed,
		elements: () => elements,
		lastIsSomewhere: () =>
			last === '' ||
			elements.content.value === last ||
			[ ...device.values() ].some(
				( { text } ) => text.content === last
			) ||
			site.stored.some( ( { content } ) => content.raw === last ),
		last: () => last,
	};
}

/** Each post that somebody wrote is there once at the most. */
const isOnce = ( stored: readonly Post[] ): boolean =>
	new Set( stored.map( ( { title } ) => title.raw ) ).size === stored.length;

beforeEach( () => {
	jest.useFakeTimers();
} );

afterEach( () => {
	jest.useRealTimers();
} );

it( 'loses nothing and posts nothing twice', async () => {
	let sequences = 0;

	await fc.assert(
		fc.asyncProperty(
			fc.array( deeds, { minLength: 3, maxLength: 25 } ),
			async ( sequence ) => {
				sequences++;
				const site = createSite();
				const writer = createWriter( site );
				await writer.open();

				for ( const each of sequence ) {
					await writer.deed( each );
					expect( writer.lastIsSomewhere() ).toBe( true );
					expect( isOnce( site.stored ) ).toBe( true );
				}

				// In the end all is well, and what was typed last is posted.
				site.become( 'fine' );
				for ( let turn = 0; turn < 4; turn++ ) {
					await writer.deed( { do: 'wait' } );
					await writer.deed( { do: 'send' } );
				}
				expect( isOnce( site.stored ) ).toBe( true );
				if ( writer.last() ) {
					expect(
						site.stored.map( ( { content } ) => content.raw )
					).toContain( writer.last() );
				}
			}
		),
		{ numRuns: 200 }
	);
	expect( sequences ).toBeGreaterThanOrEqual( 200 );
}, 120_000 );
