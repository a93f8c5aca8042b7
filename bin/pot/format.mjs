/**
 * Strings as a POT file (GNU gettext's template), in the manner of `wp i18n make-pot`.
 */

/**
 * @typedef {{ id: string, plural: string|null, context: string|null, comment: string|null, file: string }} Marked
 */

/**
 * @param {string}   project Name and version.
 * @param {Marked[]} strings As found; what occurs more than once becomes one entry.
 * @return {string} The file.
 */
export function pot( project, strings ) {
	const entries = new Map();
	for ( const string of strings ) {
		const key = JSON.stringify( [ string.context, string.id ] );
		const entry = entries.get( key ) ?? {
			...string,
			comments: new Set(),
			files: new Set(),
		};
		entry.plural ??= string.plural;
		entry.files.add( string.file );
		if ( string.comment ) {
			entry.comments.add( string.comment );
		}
		entries.set( key, entry );
	}
	return [ head( project ), ...[ ...entries.values() ].map( block ) ].join(
		'\n'
	);
}

function head( project ) {
	const fields = {
		'Project-Id-Version': project,
		'MIME-Version': '1.0',
		'Content-Type': 'text/plain; charset=UTF-8',
		'Content-Transfer-Encoding': '8bit',
		'X-Domain': 'inkfast',
	};
	return [
		'# Copyright (C) The Inkfast contributors',
		'# This file is distributed under the GPL-2.0-or-later.',
		'msgid ""',
		'msgstr ""',
		...Object.entries( fields ).map( ( [ name, value ] ) =>
			quote( `${ name }: ${ value }\n` )
		),
		'',
	].join( '\n' );
}

function block( { comments, files, context, id, plural } ) {
	return [
		...[ ...comments ].map( ( comment ) => `#. ${ comment }` ),
		// Without lines: they would change with every edit, and tools need the file alone.
		...[ ...files ].map( ( file ) => `#: ${ file }` ),
		...( context === null ? [] : [ `msgctxt ${ quote( context ) }` ] ),
		`msgid ${ quote( id ) }`,
		...( plural === null
			? [ 'msgstr ""' ]
			: [
					`msgid_plural ${ quote( plural ) }`,
					'msgstr[0] ""',
					'msgstr[1] ""',
				] ),
		'',
	].join( '\n' );
}

const ESCAPES = {
	'\\': '\\\\',
	'"': '\\"',
	'\n': '\\n',
	'\t': '\\t',
	'\r': '\\r',
};

function quote( text ) {
	return `"${ text.replace( /[\\"\n\t\r]/g, ( sign ) => ESCAPES[ sign ] ) }"`;
}
