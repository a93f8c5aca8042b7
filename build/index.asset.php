<?php return array('dependencies' => array('wp-api-fetch', 'wp-i18n'), 'version' => '7e01443b8112a3f8d7d9');
