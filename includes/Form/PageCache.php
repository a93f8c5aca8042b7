<?php
/**
 * Keeps pages with a form that are made for someone logged in out of every cache.
 *
 * @package Inkfast
 */

declare( strict_types=1 );

namespace Inkfast\Form;

final class PageCache {

	/** Keeps what it is given. */
	public function __construct( private readonly FormPage $page ) {}

	/** Action `template_redirect`: early enough for the headers whatever the theme, where the page's own text holds the form. */
	public function on_template_redirect(): void {
		if ( $this->page->has_form() ) {
			$this->keep_out();
		}
	}

	/** Tells caches not to keep this page, unless it is a visitor's, which any cache may keep; asked to edit a post, it is one person's affair. */
	public function keep_out(): void {
		if ( ! is_user_logged_in() && null === $this->page->edited_id() ) {
			return;
		}
		self::forbid();
	}

	/** The same for a page that shows what somebody typed, or what became of it; and no page of another site may lead a person's hand to its button. */
	public function keep_typed_out(): void {
		self::forbid();

		if ( ! headers_sent() ) {
			header( "Content-Security-Policy: frame-ancestors 'self'", false );
		}
	}

	/** Tells every cache. */
	private static function forbid(): void {
		if ( ! defined( 'DONOTCACHEPAGE' ) ) {
			// phpcs:ignore WordPress.NamingConventions.PrefixAllGlobals.NonPrefixedConstantFound -- the name that page caches look for.
			define( 'DONOTCACHEPAGE', true );
		}

		if ( ! headers_sent() ) {
			nocache_headers();
		}
	}
}
