/**
 * The strings of a script that are marked for translation. Read from what the browser gets, not from its sources: WordPress
 * finds a script's translations by the built file's path, and a string that the build lost would be missed here too.
 */
import ts from 'typescript';

/** For each function, the places of message, plural and context among its arguments; the text domain is the last one. */
const FUNCTIONS = {
	__: { id: 0 },
	_x: { id: 0, context: 1 },
	_n: { id: 0, plural: 1 },
	_nx: { id: 0, plural: 1, context: 3 },
};

/** How many characters a comment for translators may stand before the call. */
const REACH = 200;

/**
 * @param {string} code The script.
 * @return {{ id: string, plural: string|null, context: string|null, domain: string|null, comment: string|null, line: number }[]} In their order.
 */
export function jsStrings( code ) {
	const file = ts.createSourceFile(
		'script.js',
		code,
		ts.ScriptTarget.Latest,
		true,
		ts.ScriptKind.JS
	);
	const found = [];
	let last = 0;

	const visit = ( node ) => {
		const call =
			ts.isCallExpression( node ) &&
			FUNCTIONS[ nameOf( node.expression ) ];
		const start = node.getStart( file );
		if ( call ) {
			found.push( {
				id: literal( node.arguments[ call.id ] ) ?? '',
				plural: literal( node.arguments[ call.plural ] ),
				context: literal( node.arguments[ call.context ] ),
				domain: literal( node.arguments.at( -1 ) ),
				comment: commentIn(
					code.slice( Math.max( last, start - REACH ), start )
				),
				line: file.getLineAndCharacterOfPosition( start ).line + 1,
			} );
			last = node.end;
		}
		ts.forEachChild( node, visit );
	};
	visit( file );

	return found;
}

/** `__` of `__( … )`, of `i18n.__( … )` and of the built `(0,i18n.__)( … )`. */
function nameOf( expression ) {
	if ( ts.isParenthesizedExpression( expression ) ) {
		return nameOf( expression.expression );
	}
	if ( ts.isBinaryExpression( expression ) ) {
		return nameOf( expression.right );
	}
	if ( ts.isPropertyAccessExpression( expression ) ) {
		return expression.name.text;
	}
	return ts.isIdentifier( expression ) ? expression.text : '';
}

function literal( node ) {
	return node && ts.isStringLiteralLike( node ) ? node.text : null;
}

function commentIn( text ) {
	const comments = [
		...text.matchAll(
			/\/\*+\s*(translators:[^]*?)\*\/|\/\/\s*(translators:.*)/gi
		),
	];
	const words = comments.at( -1 );
	return words
		? ( words[ 1 ] ?? words[ 2 ] ).trim().replace( /\s+/g, ' ' )
		: null;
}
