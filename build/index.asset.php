<?php return array('dependencies' => array('wp-api-fetch', 'wp-i18n'), 'version' => '1f0a52853e732b6c2fc6');
