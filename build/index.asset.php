<?php return array('dependencies' => array('wp-api-fetch', 'wp-i18n'), 'version' => '19d943f74b5f71287b45');
