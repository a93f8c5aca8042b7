<?php return array('dependencies' => array('wp-api-fetch', 'wp-i18n'), 'version' => 'dd0da9a0dbb3d3282f25');
