/**
 * The table, for a terminal or for documents.
 */

const HEAD = [
	'what',
	'ours',
	'against',
	'theirs',
	'ratio',
	'budget',
	'verdict',
];

/**
 * @param {import('./rows.mjs').Row[]} rows
 * @param {{ markdown?: boolean }}  options
 * @return {string} Ready to print.
 */
export function table( rows, { markdown = false } = {} ) {
	const lines = [ HEAD, ...rows.map( cells ) ];
	const widths = HEAD.map( ( _, column ) =>
		Math.max( ...lines.map( ( line ) => line[ column ].length ) )
	);
	const pad = ( line ) =>
		line.map( ( cell, column ) => cell.padEnd( widths[ column ] ) );
	const rule = widths.map( ( width ) => '-'.repeat( width ) );
	const [ head, ...body ] = lines.map( pad );
	return [ head, rule, ...body ]
		.map( ( line ) =>
			markdown
				? `| ${ line.join( ' | ' ) } |`
				: line.join( '  ' ).trimEnd()
		)
		.join( '\n' );
}

function cells( row ) {
	return [
		row.what,
		row.ours,
		row.against,
		row.theirs,
		row.ratio === null ? '' : row.ratio.toFixed( 2 ),
		row.budget,
		row.met === null ? '' : { true: 'met', false: 'MISSED' }[ row.met ],
	];
}
