<?php return array('dependencies' => array('wp-api-fetch', 'wp-i18n'), 'version' => '86925a817d8a322475c9');
