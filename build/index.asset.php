<?php return array('dependencies' => array('wp-api-fetch', 'wp-i18n'), 'version' => 'cde6a7079b10cde0c8de');
