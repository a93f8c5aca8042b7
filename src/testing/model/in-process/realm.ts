/** What browsers have and jsdom lacks: Node's own, and a database in memory. To be imported before what looks for them. */

import { runInThisContext } from 'node:vm';

const node: typeof globalThis = runInThisContext( 'globalThis' );

Object.assign( globalThis, {
	Headers: node.Headers,
	Request: node.Request,
	Response: node.Response,
	setImmediate: node.setImmediate,
	TextDecoder: node.TextDecoder,
	TextEncoder: node.TextEncoder,
	structuredClone: node.structuredClone,
} );

Object.assign( HTMLDialogElement.prototype, {
	showModal( this: HTMLDialogElement ) {
		this.open = true;
	},
	close( this: HTMLDialogElement ) {
		this.open = false;
		this.dispatchEvent( new Event( 'close' ) );
	},
} );
