import { html, no } from './fixtures';
import { focused, freshPage, start } from './live-form';

beforeEach( freshPage );
afterEach( () => jest.useRealTimers() );

describe( 'who is here', () => {
	it( 'leads to signing in, in a new tab, when it is nobody', async () => {
		const { posts, type, send, elements } = start();
		posts.create.mockResolvedValue( no( { cause: 'signed_out' } ) );
		type( 'Title', 'Text' );
		await send();

		const link = elements.next.querySelector( 'a' );
		expect( link?.href ).toBe( 'https://example.org/wp-login.php' );
		expect( link?.target ).toBe( '_blank' );
		expect( focused() ).toBe( link );
	} );

	it( 'makes a visitor’s page that of the person who is signed in', () => {
		const visitor = { id: 0, name: '', can: {} };
		const { announce, elements } = start(
			html().replace( 'signin" hidden', 'signin"' ),
			visitor
		);
		announce( {
			type: 'adopted',
			user: {
				id: 4,
				name: 'Cora',
				can: { post: [ 'draft', 'pending' ] },
			},
		} );

		expect( elements.signin.hidden ).toBe( true );
		expect( elements.button.textContent ).toBe( 'Submit for review' );
	} );

	it( 'tells someone who may not write', () => {
		const { announce, elements } = start();
		announce( {
			type: 'adopted',
			user: { id: 5, name: 'Sue', can: { post: [] } },
		} );

		expect( elements.signin.hidden ).toBe( false );
		expect( elements.signin.textContent ).toMatch(
			/signed in as Sue.*may not/
		);
		expect( elements.signin.querySelector( 'a' )?.hidden ).toBe( true );
	} );

	it( 'says early that the session has ended', () => {
		const { announce, elements } = start();
		announce( { type: 'signed_out', user: { id: 0, name: '', can: {} } } );

		expect( elements.signin.hidden ).toBe( false );
		expect( elements.signin.querySelector( 'a' )?.hidden ).toBe( false );
	} );
} );
