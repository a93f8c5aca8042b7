import { render } from '../../form/test/fixtures';
import { openDialog } from '../dialog';

it.each( [
	[ 'rgb(255, 200, 0)', 'rgb(10, 20, 30)', 'rgb(255, 200, 0)' ],
	[ 'transparent', 'rgb(10, 20, 30)', 'rgb(10, 20, 30)' ],
	[ 'rgba(255, 255, 255, 0.5)', 'rgb(10, 20, 30)', 'rgb(10, 20, 30)' ],
] )(
	'the form’s background %s on the page’s %s gives the dialog %s',
	( form, page, expected ) => {
		const elements = render();
		elements.root.style.backgroundColor = form;
		document.body.style.backgroundColor = page;
		HTMLDialogElement.prototype.showModal = () => {};
		openDialog( elements, () => {} ).show( { heading: 'H', text: 'T' } );

		expect(
			document.querySelector( 'dialog' )?.style.backgroundColor
		).toBe( expected );
	}
);
