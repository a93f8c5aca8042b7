<?php return array('dependencies' => array('wp-api-fetch', 'wp-i18n'), 'version' => '8825d2df78ad8341acc2');
