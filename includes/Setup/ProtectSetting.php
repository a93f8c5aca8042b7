<?php
/**
 * The setting "look after every REST call of scripts on pages with the form".
 *
 * @package Inkfast
 */

declare( strict_types=1 );

namespace Inkfast\Setup;

final class ProtectSetting {

	/** The option's name. */
	public const OPTION = 'inkfast_protect';

	/** Whether it is switched on. */
	public function is_on(): bool {
		return (bool) get_option( self::OPTION, false );
	}

	/** Action `admin_init`: the setting and its place, Settings > Writing. */
	public function register(): void {
		register_setting(
			'writing',
			self::OPTION,
			array(
				'type'              => 'boolean',
				'default'           => false,
				'sanitize_callback' => static fn ( mixed $value ): string => '1' === $value || true === $value ? '1' : '',
			)
		);

		add_settings_field( self::OPTION, __( 'Inkfast', 'inkfast' ), $this->show( ... ), 'writing' );
	}

	/** The check box. */
	public function show(): void {
		printf(
			'<label><input type="checkbox" name="%1$s" value="1"%2$s> %3$s</label><p class="description">%4$s</p>',
			esc_attr( self::OPTION ),
			checked( $this->is_on(), true, false ),
			esc_html__( 'Look after every REST call of scripts on pages with the form', 'inkfast' ),
			esc_html__( 'When such a call is refused because the page was open for too long, it is repeated once with fresh proof, and never as somebody else. Calls of the form itself are always looked after.', 'inkfast' )
		);
	}
}
