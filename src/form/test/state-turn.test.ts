import { transition } from '../state';
import {
	create,
	edited,
	idle,
	open,
	refused,
	type Row,
	sending,
	submit,
	waiting,
} from './states';

describe( 'transition', () => {
	it.each< Row >( [
		[
			'goes on with what was left open when the page went',
			idle,
			{ type: 'turn', send: open },
			sending( open ),
		],
		[
			'holds what was refused before the page went, until the person asks',
			idle,
			{ type: 'turn', send: { ...open, isHeld: true } },
			{ name: 'idle', send: { ...open, isHeld: true } },
		],
		[
			'repeats it then, just as it was',
			{ name: 'idle', send: { ...open, isHeld: true } },
			submit(),
			sending( open ),
		],
		[
			'repeats it then before what is wanted by now',
			{ name: 'idle', send: { ...open, isHeld: true } },
			submit( edited ),
			sending( { ...open, next: edited } ),
		],
		[
			'goes with its text: another text in the fields brings its own delivery',
			waiting( create ),
			{ type: 'turn', send: open },
			sending( open ),
		],
		[
			'goes with its text: another text in the fields is sent as its own',
			waiting( open ),
			{ type: 'turn', send: undefined },
			idle,
		],
		[
			'goes with its text, also when it was held',
			{ name: 'idle', send: { ...open, isHeld: true } },
			{ type: 'turn', send: undefined },
			idle,
		],
		[
			'goes with its text, also when it was refused',
			refused(),
			{ type: 'turn', send: undefined },
			idle,
		],
		[
			'is not turned away from while it is under way',
			sending( create ),
			{ type: 'turn', send: open },
			sending( create ),
		],
	] )( '%s', ( _name, state, event, expected ) => {
		expect( transition( state, event ) ).toEqual( expected );
	} );
} );
