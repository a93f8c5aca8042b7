import { bindForm } from '../form';
import {
	fakeClient,
	fakeKeeping,
	no,
	noHelp,
	ok,
	post,
	render,
	settle,
} from './fixtures';
import { freshPage, makePage, start } from './live-form';

beforeEach( freshPage );
afterEach( () => jest.useRealTimers() );

describe( 'a key that was used for something else', () => {
	it( 'is given up: the next press sends with another', async () => {
		const { posts, type, send, words } = start();
		posts.create
			.mockResolvedValueOnce( no( { cause: 'key_reused', status: 422 } ) )
			.mockResolvedValueOnce( ok( post() ) );
		type( 'Title', 'Text' );
		await send();
		await send();

		const [ first, second ] = posts.create.mock.calls;
		expect( second?.[ 0 ] ).toEqual( first?.[ 0 ] );
		expect( second?.[ 1 ] ).not.toBe( first?.[ 1 ] );
		expect( words.at( -1 ) ).toBe( 'Published: Title' );
	} );

	it( 'is not taken a second time after a reload', async () => {
		const elements = render();
		const { posts, session } = fakeClient();
		const keeping = fakeKeeping();
		let changed = () => {};
		const key = keeping.id();
		await keeping.setSent( {
			title: 'Title',
			content: 'Text',
			key,
			isOpen: true,
			isHeld: true,
		} );
		bindForm( elements, { posts, session }, makePage(), {
			...noHelp(),
			keep: ( room ) => {
				( { changed } = room );
				return keeping;
			},
		} );
		elements.title.value = 'Title';
		elements.content.value = 'Newer text';
		changed();
		posts.create.mockResolvedValue( ok( post( { etag: 'v1' } ) ) );
		posts.change.mockResolvedValue( ok( post( { etag: 'v2' } ) ) );
		elements.form.requestSubmit();
		await settle();

		expect( posts.create ).toHaveBeenCalledWith(
			{ title: 'Title', content: 'Text', form: 'signed' },
			key
		);
		expect( posts.change ).toHaveBeenCalledTimes( 1 );
		expect( posts.change.mock.calls[ 0 ]?.[ 3 ] ).not.toBe(
			posts.create.mock.calls[ 0 ]?.[ 1 ]
		);
	} );
} );
