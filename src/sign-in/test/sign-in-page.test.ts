import { settle } from '../../form/test/fixtures';
import { PAGE_LIMIT } from '../frame';
import {
	ADA,
	BO,
	comeBack,
	HIDDEN,
	lendDialog,
	LOGIN,
	NOBODY,
	open,
} from './fixtures';

beforeAll( lendDialog );
beforeEach( () => jest.useFakeTimers() );
afterEach( () => jest.useRealTimers() );

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

it( 'a visitor is asked to sign in, and whoever it is, the words are theirs', async () => {
	const { words, load, session, choices } = await open( { user: NOBODY } );
	expect( words() ).toContain( 'Sign in to post' );
	await load();
	session.user = BO;
	session.here = BO;
	await load( 'interim-login-success' );

	expect( choices ).toEqual( [ 'send' ] );
} );
