<?php return array('dependencies' => array('wp-api-fetch', 'wp-i18n'), 'version' => '5235afdef0d95b867ac2');
