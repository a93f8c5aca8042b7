/**
 * Zip archives whose bytes depend on their files alone: sorted by name, without times, owners or anything of the machine.
 */
/* eslint-disable no-bitwise -- A binary format. */

import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib';

/** The first moment that the format knows, 1 January 1980. */
const TIME = 0;
const DATE = ( 1 << 5 ) | 1;

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;

/** Version 2.0 knows deflate; names are UTF-8; made on Unix, where a file's rights are rw-r--r--. */
const NEEDS = 20;
const UTF8 = 0x0800;
const DEFLATE = 8;
const MADE_BY = ( 3 << 8 ) | NEEDS;
const RIGHTS = ( 0o100644 << 16 ) >>> 0;

/**
 * @param {Map<string, Buffer>} files Contents by name, with `/` between folders.
 * @return {Buffer} The archive.
 */
export function pack( files ) {
	const names = [ ...files.keys() ].sort();
	const bodies = [];
	const directory = [];
	let offset = 0;
	for ( const name of names ) {
		const entry = record( name, files.get( name ) );
		bodies.push( u32( LOCAL ), entry.head, entry.name, entry.data );
		directory.push(
			u32( CENTRAL ),
			u16( MADE_BY ),
			entry.head,
			// No comment, first disk, no internal attributes.
			u16( 0 ),
			u16( 0 ),
			u16( 0 ),
			u32( RIGHTS ),
			u32( offset ),
			entry.name
		);
		offset += 4 + entry.head.length + entry.name.length + entry.data.length;
	}
	const central = Buffer.concat( directory );
	return Buffer.concat( [
		...bodies,
		central,
		u32( END ),
		u16( 0 ),
		u16( 0 ),
		u16( names.length ),
		u16( names.length ),
		u32( central.length ),
		u32( offset ),
		u16( 0 ),
	] );
}

/**
 * Reads what pack() wrote, as strictly as an unpacker would.
 *
 * @param {Buffer} archive
 * @return {Map<string, Buffer>} Contents by name.
 */
export function unpack( archive ) {
	const end = archive.length - 22;
	check( archive.readUInt32LE( end ) === END, 'the end is missing' );
	const files = new Map();
	let at = archive.readUInt32LE( end + 16 );
	for ( let left = archive.readUInt16LE( end + 10 ); left > 0; left-- ) {
		check(
			archive.readUInt32LE( at ) === CENTRAL,
			'the directory is broken'
		);
		const length = archive.readUInt16LE( at + 28 );
		const name = archive.toString( 'utf8', at + 46, at + 46 + length );
		check( ! files.has( name ), `${ name } is there twice` );
		files.set( name, content( archive, at, name ) );
		at += 46 + length;
	}
	check( at === end, 'the directory has another length' );
	return files;
}

function content( archive, at, name ) {
	const local = archive.readUInt32LE( at + 42 );
	check(
		archive.readUInt32LE( local ) === LOCAL,
		`${ name } is not where it is said to be`
	);
	const start = local + 30 + archive.readUInt16LE( local + 26 );
	const packed = archive.subarray(
		start,
		start + archive.readUInt32LE( at + 20 )
	);
	const data = inflateRawSync( packed );
	check(
		crc32( data ) === archive.readUInt32LE( at + 16 ),
		`${ name } is damaged`
	);
	return data;
}

function record( name, plain ) {
	const data = deflateRawSync( plain, { level: 9 } );
	const bytes = Buffer.from( name );
	const head = Buffer.concat( [
		u16( NEEDS ),
		u16( UTF8 ),
		u16( DEFLATE ),
		u16( TIME ),
		u16( DATE ),
		u32( crc32( plain ) ),
		u32( data.length ),
		u32( plain.length ),
		u16( bytes.length ),
		u16( 0 ),
	] );
	return { head, name: bytes, data };
}

function u16( value ) {
	const bytes = Buffer.alloc( 2 );
	bytes.writeUInt16LE( value );
	return bytes;
}

function u32( value ) {
	const bytes = Buffer.alloc( 4 );
	bytes.writeUInt32LE( value );
	return bytes;
}

function check( holds, otherwise ) {
	if ( ! holds ) {
		throw new Error( `Not a whole archive: ${ otherwise }.` );
	}
}
