import { PAGE_LIMIT } from '../frame';
import { ADA, BO, comeBack, lendDialog, LOGIN, NOBODY, open } from './fixtures';

beforeAll( lendDialog );
beforeEach( () => jest.useFakeTimers() );
afterEach( () => jest.useRealTimers() );

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
		const { arrive, words, frame } = await open( changed );
		arrive( { ...BO, id: 4, name: 'Cy' } );
		await comeBack();
		expect( words() ).toContain( 'Post as Cy' );
		arrive( NOBODY );
		await comeBack();
		expect( words() ).not.toContain( 'Who is sending this?' );
		expect( frame()?.src ).toBe( LOGIN );
	} );

	it( 'gives way to the sign-in page that it took the place of, when nobody is here again', async () => {
		const { arrive, words, frame } = await open();
		expect( frame()?.src ).toBe( LOGIN );
		arrive( BO );
		await comeBack();
		expect( words() ).toContain( 'Who is sending this?' );
		expect( frame() ).toBeNull();

		arrive( NOBODY );
		await comeBack();
		expect( words() ).not.toContain( 'Who is sending this?' );
		expect( frame()?.src ).toBe( LOGIN );
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
