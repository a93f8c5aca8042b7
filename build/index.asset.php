<?php return array('dependencies' => array('wp-api-fetch', 'wp-i18n'), 'version' => 'eb690731c39caa1ada48');
