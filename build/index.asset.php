<?php return array('dependencies' => array('wp-api-fetch', 'wp-i18n'), 'version' => 'a7614a64bd49ea7c2b7e');
