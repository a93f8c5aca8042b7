import { html, refusal, render, settle } from '../../form/test/fixtures';
import type { Renewal, SessionEvent, SessionUser } from '../../session/types';
import { PAGE_LIMIT } from '../frame';
import { signIn } from '../sign-in';
import type { Choice } from '../types';

const LOGIN = `${ window.location.origin }/wp-login.php?interim-login=1`;
const NOBODY: SessionUser = { id: 0, name: '', can: {} };
const ADA: SessionUser = { id: 2, name: 'Ada', can: {} };
const BO: SessionUser = { id: 3, name: 'Bo', can: { post: [ 'draft' ] } };

/** For the class of a page that this one may not look into. */
const HIDDEN = 'hidden';

/** What jsdom lacks. */
beforeAll( () => {
	Object.assign( HTMLDialogElement.prototype, {
		showModal( this: HTMLDialogElement ) {
			this.open = true;
		},
		close( this: HTMLDialogElement ) {
			this.open = false;
			this.dispatchEvent( new Event( 'close' ) );
		},
	} );
} );

beforeEach( () => jest.useFakeTimers() );
afterEach( () => jest.useRealTimers() );

interface Scene {
	readonly user?: SessionUser;
	readonly here?: SessionUser;
	readonly cause?: 'signed_out' | 'identity_changed';
	readonly mayHaveArrived?: boolean;
	readonly editing?: boolean;
	readonly login?: string;
	readonly headers?: Record< string, string >;
}

async function open( scene: Scene = {} ) {
	const elements = render( html() );
	const listeners = new Set< ( event: SessionEvent ) => void >();
	const known = { user: scene.user ?? ADA, here: scene.here ?? NOBODY };
	const session = {
		...known,
		nonce: 'n',
		actions: {},
		serverTime: () => 1000,
		begin: () => {},
		renew: jest.fn< Promise< Renewal >, [ number? ] >( async () => ( {
			ok: true,
			verdict: 'own',
		} ) ),
		adopt: jest.fn(),
		onChange( listener: ( event: SessionEvent ) => void ) {
			listeners.add( listener );
			return () => listeners.delete( listener );
		},
	};
	const choices: Choice[] = [];
	const login = {
		ok: true,
		type: 'basic',
		headers: {
			get: ( name: string ) => scene.headers?.[ name ] ?? null,
		},
	};
	window.fetch = async () => login as unknown as Response;
	void signIn(
		{
			refusal: refusal( {
				cause: scene.cause ?? 'signed_out',
				mayHaveArrived: scene.mayHaveArrived ?? false,
			} ),
			editing: scene.editing ?? false,
			elements,
		},
		session,
		scene.login ?? LOGIN,
		window
	).then( ( choice ) => choices.push( choice ) );
	await settle();

	const dialog = () => document.querySelector( 'dialog' );

	return {
		session,
		choices,
		listeners,
		dialog,
		frame: () => document.querySelector( 'iframe' ),
		words: () => dialog()?.textContent ?? '',
		/**
		 * Somebody else is here from now on.
		 *
		 * @param here Who.
		 */
		arrive( here: SessionUser ) {
			session.here = here;
		},
		async press( name: string ) {
			const found = [ ...document.querySelectorAll( 'dialog button' ) ];
			const button = found.find( ( each ) => each.textContent === name );
			if ( ! ( button instanceof HTMLButtonElement ) ) {
				throw new Error( `There is no "${ name }".` );
			}
			button.click();
			await settle();
		},
		/**
		 * The frame has loaded a page.
		 *
		 * @param className Of its body.
		 */
		async load( className = 'login' ) {
			const frame = document.querySelector( 'iframe' );
			const page = document.implementation.createHTMLDocument();
			page.body.className = className;
			Object.defineProperty( frame, 'contentDocument', {
				configurable: true,
				value: className === HIDDEN ? null : page,
			} );
			frame?.dispatchEvent( new Event( 'load' ) );
			await settle();
		},
	};
}

const comeBack = async () => {
	window.dispatchEvent( new Event( 'focus' ) );
	await settle();
};

const isAgainOffered = () =>
	[ ...document.querySelectorAll< HTMLElement >( 'dialog button' ) ].some(
		( { textContent, hidden } ) =>
			textContent === 'I have signed in' && ! hidden
	);

describe( 'the sign-in page', () => {
	it( 'stands in a frame, and asks nobody when it has come', async () => {
		const { frame, load, session, words } = await open();
		await load();

		expect( frame()?.src ).toBe( LOGIN );
		expect( words() ).toContain( 'Sign in as Ada' );
		expect( session.renew ).not.toHaveBeenCalled();
		expect( isAgainOffered() ).toBe( false );
	} );

	it( 'whoever it let in is asked from the site: the page’s own', async () => {
		const { load, arrive, choices, dialog, listeners } = await open();
		await load();
		arrive( ADA );
		await load( 'login interim-login-success' );

		expect( choices ).toEqual( [ 'send' ] );
		expect( dialog() ).toBeNull();
		expect( listeners.size ).toBe( 0 );
	} );

	it( 'any page but the first may follow a sign-in', async () => {
		const { load, arrive, choices } = await open();
		await load();
		await load();
		expect( choices ).toEqual( [] );
		arrive( ADA );
		await load( 'somebody-elses-page' );

		expect( choices ).toEqual( [ 'send' ] );
	} );

	it( 'that says that it worked, unseen by the site, goes away', async () => {
		const { load, frame, words, choices } = await open();
		await load( 'interim-login-success' );

		expect( words() ).toContain( 'this page cannot see it' );
		expect( frame() ).toBeNull();
		expect( isAgainOffered() ).toBe( true );
		expect( choices ).toEqual( [] );
	} );

	it.each( [
		[ 'refuses frames', { headers: { 'X-Frame-Options': 'DENY' } } ],
		[ 'is on another host', { login: 'https://other.test/wp-login.php' } ],
	] )( 'that %s is for a new tab', async ( _, scene ) => {
		const { frame, words, session, arrive, choices, press } =
			await open( scene );
		expect( frame() ).toBeNull();
		expect( words() ).toContain( 'in a new tab, then come back here' );

		await press( 'I have signed in' );
		expect( words() ).toContain( 'Nobody is signed in yet.' );
		await comeBack();
		expect( session.renew ).toHaveBeenCalledTimes( 2 );
		arrive( ADA );
		await comeBack();
		expect( choices ).toEqual( [ 'send' ] );
	} );

	it( 'that does not come for long is said to be missing', async () => {
		const { words } = await open();
		jest.advanceTimersByTime( PAGE_LIMIT );

		expect( words() ).toContain( 'If you see no sign-in page here' );
		expect( isAgainOffered() ).toBe( true );
	} );

	it( 'that nobody may look into is said to be missing perhaps, and the site is asked', async () => {
		const { words, session, load } = await open();
		await load( HIDDEN );

		expect( words() ).toContain( 'If you see no sign-in page here' );
		expect( session.renew ).toHaveBeenCalledTimes( 1 );
	} );

	it( 'a site that does not answer is said, and asked again', async () => {
		const { words, session, load, arrive, choices, press } = await open();
		session.renew.mockResolvedValueOnce( {
			ok: false,
			cause: 'unreachable',
		} );
		await load( 'interim-login-success' );
		expect( words() ).toContain( 'could not be asked' );
		arrive( ADA );
		await press( 'I have signed in' );
		expect( choices ).toEqual( [ 'send' ] );
	} );

	it( 'another tab’s sign-in is enough', async () => {
		const { listeners, arrive, choices } = await open();
		arrive( ADA );
		listeners.forEach( ( tell ) => tell( { type: 'renewed', user: ADA } ) );
		await settle();

		expect( choices ).toEqual( [ 'send' ] );
	} );

	it.each( [ 'Not now', 'Escape in the frame', 'Escape' ] )(
		'%s: nothing is sent, whatever comes then',
		async ( how ) => {
			const { press, load, frame, dialog, choices, arrive } =
				await open();
			await load();
			if ( how === 'Not now' ) {
				await press( how );
			} else if ( how === 'Escape' ) {
				dialog()?.close();
			} else {
				frame()?.contentDocument?.dispatchEvent(
					new KeyboardEvent( 'keydown', { key: 'Escape' } )
				);
			}
			arrive( ADA );
			await comeBack();

			expect( choices ).toEqual( [ 'keep' ] );
			expect( dialog() ).toBeNull();
		}
	);
} );

describe( 'the choice', () => {
	const changed = { cause: 'identity_changed', here: BO } as const;

	it( 'gives the words to whom it names', async () => {
		const { words, press, session, choices } = await open( changed );
		expect( words() ).toContain(
			'now signed in as Bo. The text was written as Ada.'
		);
		expect( words() ).not.toContain( 'may have arrived' );
		await press( 'Post as Bo' );

		expect( session.adopt ).toHaveBeenCalledWith( BO );
		expect( choices ).toEqual( [ 'send_as_other' ] );
	} );

	it( 'does not name who may not write', async () => {
		const { words } = await open( {
			...changed,
			here: { ...BO, can: { page: [ 'draft' ], post: [] } },
		} );

		expect( words() ).not.toContain( 'Post as Bo' );
		expect( words() ).toContain( 'Sign in as Ada' );
		expect( words() ).toContain( 'Keep the text here' );
	} );

	it( 'says what may have arrived, and what is saved', async () => {
		const { words } = await open( {
			...changed,
			mayHaveArrived: true,
			editing: true,
		} );

		expect( words() ).toContain(
			'already sent as Ada and may have arrived'
		);
		expect( words() ).toContain( 'Save as Bo' );
	} );

	it( 'leads to a sign-in page that lets nobody in without a question, and does not flip back', async () => {
		const { press, frame, words, load, arrive, choices } =
			await open( changed );
		await press( 'Sign in as Ada' );
		expect( frame()?.src ).toBe( `${ LOGIN }&reauth=1` );
		await comeBack();
		expect( words() ).toContain( 'Sign in as Ada' );
		expect( frame() ).not.toBeNull();

		await load();
		await load( 'interim-login-success' );
		expect( words() ).toContain( 'Who is sending this?' );
		arrive( ADA );
		await comeBack();
		expect( choices ).toEqual( [ 'send' ] );
	} );

	it( 'follows whoever is here by now', async () => {
		const { arrive, words } = await open( changed );
		arrive( { ...BO, id: 4, name: 'Cy' } );
		await comeBack();
		expect( words() ).toContain( 'Post as Cy' );
		arrive( NOBODY );
		await comeBack();
		expect( words() ).toContain( 'Sign in as Ada' );
	} );

	it( 'does not hear of the sign-in page that it took the place of', async () => {
		const { arrive, words, load } = await open();
		arrive( BO );
		await load( 'interim-login-success' );
		jest.advanceTimersByTime( PAGE_LIMIT );
		expect( words() ).toContain( 'Post as Bo' );
		expect( words() ).not.toContain( 'no sign-in page' );

		const late = await open();
		late.arrive( BO );
		await comeBack();
		jest.advanceTimersByTime( PAGE_LIMIT );
		expect( late.words() ).toContain( 'Post as Bo' );
		expect( late.words() ).not.toContain( 'no sign-in page' );
	} );

	it( 'stays when the site cannot be asked', async () => {
		const { session, words } = await open( changed );
		session.renew.mockResolvedValueOnce( {
			ok: false,
			cause: 'unreachable',
		} );
		await comeBack();
		expect( words() ).toContain( 'Post as Bo' );
	} );

	it( 'is none when the words are theirs already', async () => {
		const { choices } = await open( { ...changed, user: BO } );
		expect( choices ).toEqual( [ 'send' ] );
	} );
} );

it( 'a visitor is asked to sign in, and whoever it is, the words are theirs', async () => {
	const { words, load, session, choices } = await open( { user: NOBODY } );
	expect( words() ).toContain( 'Sign in to post' );
	await load();
	session.user = BO;
	session.here = BO;
	await load( 'interim-login-success' );

	expect( choices ).toEqual( [ 'send' ] );
} );
