<?php return array('dependencies' => array('wp-api-fetch', 'wp-i18n'), 'version' => '3b5af88800d277c84718');
