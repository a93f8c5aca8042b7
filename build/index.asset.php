<?php return array('dependencies' => array('wp-api-fetch', 'wp-i18n'), 'version' => 'd72f0038a97b01f22742');
