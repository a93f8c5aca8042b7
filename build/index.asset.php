<?php return array('dependencies' => array('wp-api-fetch', 'wp-i18n'), 'version' => '2baa9c055a232227e225');
