import { bindForm } from '../form';
import { editHtml, fakeClient, html, noHelp, render } from './fixtures';
import { asksBeforeLeaving, freshPage, makePage, start } from './live-form';

beforeEach( freshPage );
afterEach( () => jest.useRealTimers() );

describe( 'a form that starts', () => {
	it.each( [
		[ 'data-unsaved', true ],
		[ '', false ],
	] )(
		'asks before text is left that a page with the attribute "%s" brought: %s',
		( data, asks ) => {
			const { elements, page } = start( html( data, 'Mine', 'My text' ) );

			expect( asksBeforeLeaving( page ) ).toBe( asks );
			expect( elements.title.value ).toBe( 'Mine' );
			expect( elements.content.value ).toBe( 'My text' );
		}
	);

	it.each( [ 'focusin', 'pointerdown', 'input' ] )(
		'begins the session at the first %s, and not before',
		( type ) => {
			const { session, elements } = start();

			expect( session.begin ).not.toHaveBeenCalled();
			elements.title.dispatchEvent(
				new Event( type, { bubbles: true } )
			);
			expect( session.begin ).toHaveBeenCalled();
		}
	);

	it( 'leaves restored text as it is', () => {
		const elements = render();
		elements.content.value = 'Restored';
		const page = makePage();
		bindForm( elements, fakeClient(), page, noHelp() );

		expect( elements.content.value ).toBe( 'Restored' );
		expect( asksBeforeLeaving( page ) ).toBe( true );
	} );

	it( 'asks before text is left that a browser puts back only when it shows the page', () => {
		const { elements, page } = start();
		elements.content.value = 'Restored';
		expect( asksBeforeLeaving( page ) ).toBe( false );

		page.dispatchEvent( new Event( 'pageshow' ) );
		expect( asksBeforeLeaving( page ) ).toBe( true );
		expect( elements.signin.querySelector( 'a' )?.target ).toBe( '_blank' );
	} );
} );

describe( 'the version that the text belongs to', () => {
	it( 'is the page’s for the text that the page brought', () => {
		const elements = render( editHtml() );
		elements.etag.value = 'v0';
		bindForm( elements, fakeClient(), makePage(), noHelp() );

		expect( elements.etag.value ).toBe( 'v1' );
	} );

	it( 'is the restored one for text that a browser has put back', () => {
		const elements = render( editHtml() );
		elements.etag.value = 'v0';
		elements.content.value = 'Typed before the reload';
		bindForm( elements, fakeClient(), makePage(), noHelp() );

		expect( elements.etag.value ).toBe( 'v0' );
	} );
} );
