<?php return array('dependencies' => array('wp-api-fetch', 'wp-i18n'), 'version' => 'df1f1710171718377557');
