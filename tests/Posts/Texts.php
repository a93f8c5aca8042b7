<?php
/**
 * Texts that something, somewhere, would like to change.
 *
 * @package Inkfast
 */

declare( strict_types=1 );

namespace Inkfast\Tests\Posts;

final class Texts {

	/** What random texts are made of: everything that means something to WordPress, HTML or this plugin, and what does not. */
	private const PIECES = array( 'a', 'Word', ' ', '  ', "\n", "\n\n", "\t", '<', '>', '&', '"', "'", '\\', '[', ']', '://', 'https://example.com/', '&amp;', '&nbsp;', '&#091;', '&#058;//', '&emsp;', '&#x1f600;', '<br>', '<p>', '</p>', "</p>\n<!-- /wp:paragraph -->", "<!-- wp:paragraph -->\n<p>", '<!--more-->', '[gallery]', '[/x]', "\u{A0}", "\u{2028}", "\u{FEFF}", 'é', "e\u{301}", '😀', '👩‍👩‍👧', 'שלום', '%s', '%1$s', '{', '$1', '-->', '<!--', 'O:8:"stdClass":0:{}', ':', '/' );

	private int $state;

	/**
	 * Begins a row of random texts.
	 *
	 * @param int $seed The same seed gives the same row.
	 */
	public function __construct( private readonly int $seed ) {
		$this->state = $seed & 0x7fffffff;
	}

	/** The next random text. */
	public function next(): string {
		$text = '';
		for ( $pieces = $this->number( 12 ); $pieces > 0; $pieces-- ) {
			$text .= self::PIECES[ $this->number( count( self::PIECES ) ) ];
		}

		return $text;
	}

	/**
	 * What to say of a text that fails, so that it can be had again.
	 *
	 * @param string $text The text.
	 */
	public function seed_and( string $text ): string {
		return "seed {$this->seed}: " . wp_json_encode( $text );
	}

	/**
	 * The named texts.
	 *
	 * @return iterable<string, array{string}>
	 */
	public static function all(): iterable {
		yield 'quotes'                   => array( '"Straight", \'single\', “curly” and `back`' );
		yield 'backslashes'              => array( 'C:\\new\\\\folder \\" \\\' \\0 \\n \\' );
		yield 'emoji'                    => array( '😀 👩🏽‍🚀 🇫🇷 👨‍👩‍👧‍👦 ❤️ 1️⃣' );
		yield 'right to left'            => array( "שלום עולם (1, 2) مرحبا بالعالم\n\u{202B}abc\u{202C}" );
		yield 'combining marks'          => array( "e\u{301} é Z\u{351}\u{36b}\u{343}a\u{327}\u{323} ก็ நி" );
		yield 'ten scripts'              => array( 'English Ελληνικά Русский עברית العربية हिन्दी ไทย 中文 日本語 한국어' );
		yield 'less and more'            => array( 'AT&T 1 < 2 & 3 > 2' );
		yield 'something like a tag'     => array( '<name of author>' );
		yield 'real tags'                => array( '<b>bold</b> <script>alert(1)</script> <img src=x onerror=alert(1)> <!-- note --> <?php echo 1; ?>' );
		yield 'entities'                 => array( '&amp; &lt;b&gt; &nbsp; &emsp; &#091; &#91; &#x1f600; &#058;// &eacute; &bogus; &amp;amp; &#0; &' );
		yield 'shortcodes'               => array( "[gallery] [gallery ids=\"1,2\"] [[escaped]] [a]b[/a]\n[inkfast_form]\n[embed]https://example.com/[/embed]" );
		yield 'block comments'           => array( "<!-- wp:html -->\n<b>x</b>\n<!-- /wp:html -->\n\n<!-- wp:latest-posts /-->\n<!-- wp:block {\"ref\":1} /-->" );
		yield 'our own block comments'   => array( "</p>\n<!-- /wp:paragraph -->\n\n<!-- wp:paragraph -->\n<p>" );
		yield 'more and next page'       => array( "a\n<!--more-->\nb\n<!--nextpage-->\nc\n<!--noteaser-->" );
		yield 'an address alone'         => array( "https://www.youtube.com/watch?v=dQw4w9WgXcQ\n\nhttps://wordpress.org/news/\n\nhttp://127.0.0.1/" );
		yield 'addresses in a line'      => array( 'see https://example.com/?a=1&b=[2] or HTTP://EXAMPLE.COM, mailto:a@b.c, javascript:alert(1), //x.y' );
		yield 'CR LF'                    => array( "one\r\ntwo\r\n\r\nthree" );
		yield 'lone CR'                  => array( "one\rtwo\r\rthree" );
		yield 'spaces at line ends'      => array( "one  \n two \n\n   three\n \n  \nfour " );
		yield 'runs of spaces'           => array( "a  b   c    d\n    indented\n\tby tab\ta\t\tb\t\n\t" );
		yield 'many blank lines'         => array( "\n\n\na\n\n\n\n\nb\n\nc\n\n\n\n" );
		yield 'literal no-break spaces'  => array( "a\u{A0}b \u{A0} c\u{A0}\n\u{A0}\u{A0}d" );
		yield 'other blanks'             => array( "a\u{2003}b\u{2009}c\u{200B}d\u{FEFF}e\u{2028}f\u{2029}g\u{3000}h\u{AD}i" );
		yield 'placeholders'             => array( '%s %d %1$s %% {placeholder} $1 \\1 ${x} {{y}}' );
		yield 'serialized'               => array( 'O:8:"stdClass":0:{} a:1:{i:0;s:1:"x";}' );
		yield 'statements'               => array( "'; DROP TABLE wp_posts; -- /* x */ # y" );
		yield 'typography'               => array( "It's 5'10\" -- 'quoted' ... 2x4 (c) :) 8-) Wordpress" );
		yield 'a zero'                   => array( '0' );
		yield 'the ends of the planes'   => array( "\u{D7FF}\u{E000}\u{FFFD}\u{10000}\u{1FFFF}\u{10FFFF}" );
	}

	/**
	 * The next random number: the same on every machine, which mt_rand() would be for all who use it.
	 *
	 * @param int $below One more than the greatest.
	 */
	private function number( int $below ): int {
		$this->state = ( $this->state * 1103515245 + 12345 ) & 0x7fffffff;

		return intdiv( $this->state, 65536 ) % $below;
	}
}
