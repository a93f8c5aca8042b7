<?php return array('dependencies' => array('wp-i18n'), 'version' => 'eadf888baa40a08d9cf6');
