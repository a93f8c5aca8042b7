import { buttonLabel, sentMessage } from '../labels';
import { post } from './fixtures';

const form = { form: 'signed', type: 'post', status: 'publish', button: '' };
const all = [ 'draft', 'pending', 'publish' ];

describe( 'buttonLabel', () => {
	it.each( [
		[ 'Publish', 'publish', all ],
		[ 'Submit for review', 'publish', [ 'draft', 'pending' ] ],
		[ 'Publish', 'publish', [] ],
		[ 'Publish', 'publish', undefined ],
		[ 'Submit for review', 'pending', all ],
		[ 'Save draft', 'draft', all ],
		[ 'Save draft', 'draft', undefined ],
	] )(
		'is %s for a form that asks for %s and rights %j',
		( label, status, can ) => {
			expect( buttonLabel( { ...form, status }, false, can ) ).toBe(
				label
			);
		}
	);

	it( 'is the owner’s own where there is one', () => {
		const own = { ...form, button: 'Tell us' };

		expect( buttonLabel( own, false, all ) ).toBe( 'Tell us' );
		expect( buttonLabel( own, true, all ) ).toBe( 'Save' );
	} );
} );

describe( 'sentMessage', () => {
	const send = { title: '', content: '', key: 'k' };
	const target = { id: 7, etag: 'v1' };
	const words = ( sent: object, fields: Parameters< typeof post >[ 0 ] ) =>
		sentMessage( {
			name: 'sent',
			send: { ...send, ...sent },
			post: post( fields ),
		} );

	it( 'tells of what was written since', () => {
		expect(
			sentMessage( { name: 'sent', send, post: post() }, true )
		).toBe(
			'Published: Title What you have written since is not saved yet.'
		);
	} );

	it.each( [
		[
			'It was saved before, and is in the trash by now.',
			{},
			{ status: 'trash' },
		],
		[ 'Published: Title', {}, {} ],
		[ 'Published.', {}, { title: { raw: '' } } ],
		[ 'Submitted for review.', {}, { status: 'pending' } ],
		[ 'Saved as a draft.', {}, { status: 'draft' } ],
		[ 'Saved.', {}, { status: 'private' } ],
		[ 'Saved.', { target }, {} ],
		[ 'Published: Title', { target, status: 'publish' }, {} ],
	] )( 'says "%s" for %j and %j', ( expected, sent, fields ) => {
		expect( words( sent, fields ) ).toBe( expected );
	} );

	it( 'tells whoever may not publish that the post waits', () => {
		expect(
			words( {}, { status: 'pending', needs_review: true } )
		).toMatch( /waits for review/ );
	} );
} );
